package io.sluss.examples.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.UserMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 2: a CSV with broken quotes gets a clear error, and nothing that follows is lost. */
class CsvRowsTest {
    @TempDir
    Path folder;

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("rows.csv"), bytes);
        List<String> rows = new ArrayList<>();
        try (CsvRows all = CsvRows.open(file)) {
            for (CsvRows.Row row = all.next(); row != null; row = all.next()) {
                rows.add(row.line() + (row.broken() ? " broken" : " " + String.join("|", row.fields())));
            }
        }
        return rows;
    }

    @Test
    void quotesCommasAndLineEndsWithinFieldsAreRead() throws IOException {
        assertEquals(
                List.of("1 a|b", "2 x, y|he said \"hi\"", "3 two\nlines|z", "5 last|row"),
                read("a,b\n\"x, y\",\"he said \"\"hi\"\"\"\n\"two\nlines\",z\nlast,row"));
    }

    @Test
    void everyLineEndIsOne() throws IOException {
        assertEquals(List.of("1 a|b", "2 1|2", "3 3|4", "4 5|6"), read("a,b\r\n1,2\r3,4\n5,6\r\n"));
    }

    @Test
    void blankLinesAreNoRows() throws IOException {
        assertEquals(List.of("1 a|b", "3 1|2"), read("a,b\n\n1,2\n\n\n"));
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertEquals(List.of("1 å|b", "2 1|2"), read("\uFEFFå,b\n1,2\n"));
    }

    @Test
    void semicolonsAndTabsSeparateWhereTheHeaderHasMoreOfThem() throws IOException {
        assertEquals(List.of("1 a|b,c|d", "2 1|2|3"), read("a;b,c;d\n1;2;3\n"));
        assertEquals(List.of("1 a|b", "2 1,1|2"), read("a\tb\n1,1\t2\n"));
    }

    @Test
    void aRowWithBrokenQuotesIsToldAndTheRestGoesOn() throws IOException {
        assertEquals(
                List.of("1 a|b", "2 broken", "3 3|4", "4 broken", "5 5|6"),
                read("a,b\n\"he \"said\" it\",x\n3,4\n\"x\" ,2\n5,6\n"));
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneRow() throws IOException {
        assertEquals(List.of("1 a|b", "2 broken", "3 3|4", "4 5|6"), read("a,b\n1,\"open\n3,4\n5,6\n"));
        assertEquals(List.of("1 a|b", "2 3|4", "3 broken"), read("a,b\n3,4\n5,\"6"));
    }

    @Test
    void afterARowOfSeveralLinesTheLinesAreStillRight() throws IOException {
        assertEquals(
                List.of("1 a|b", "2 x\ny|1", "4 broken", "5 ö\r\nä|2", "7 broken", "8 3|4"),
                read("a,b\n\"x\ny\",1\n\"q\"q,1\n\"ö\r\nä\",2\n\"q\"q,1\n3,4\n"));
    }

    @Test
    void manyBrokenRowsAreReadInNoTime() {
        String rows = "\"q\"q,1\n".repeat(20_000);
        List<String> read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("a,b\n" + rows));
        assertEquals(20_001, read.size());
    }

    @Test
    void whatIsNoUtf8IsToldWithItsLineAndColumn() {
        byte[] latin = "a,b\nhej,då\n".getBytes(StandardCharsets.ISO_8859_1);
        UserMistake mistake = assertThrows(UserMistake.class, () -> read(latin));
        assertTrue(mistake.getMessage().contains("line 2, column 6"), mistake.getMessage());
        for (byte[] wrong :
                new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xE5}}) {
            assertThrows(UserMistake.class, () -> read(wrong));
        }
        byte[] wide = "a,b\n\u20AC\uD83D\uDE00,å\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(2, assertDoesNotThrow(wide).size());
    }

    private List<String> assertDoesNotThrow(byte[] bytes) {
        return org.junit.jupiter.api.Assertions.assertDoesNotThrow(() -> read(bytes));
    }

    @Test
    void anEmptyFileHasNoRows() throws IOException {
        assertEquals(List.of(), read(""));
    }
}
