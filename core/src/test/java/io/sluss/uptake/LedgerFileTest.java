package io.sluss.uptake;

import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.note;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerKey;
import io.sluss.contact.Seeds;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("ledger.csv");
    }

    private static List<LedgerEvent> some() {
        return List.of(
                arrived("c", NOON.plusNanos(123_456_789), caller(1)).withPropensity(0.95),
                offered("c" + SERVICE).withPropensity(0.95),
                presented("c" + SERVICE).withDetail(LedgerEvent.FIRST_OF_CONTACT),
                report("c" + SERVICE, Outcome.ACCEPTED),
                note(Kind.QUEUED, "c", NOON).withSpan(Duration.ofSeconds(90, 1_000)),
                note(Kind.WRAPPED_UP, "c", NOON)
                        .withDetail(LedgerEvent.SOLVED)
                        .withWrapUp(new WrapUp(true, "insurance", true, null, false, Duration.ofMillis(2_500))),
                arrived("d", NOON, null));
    }

    private void write(List<LedgerEvent> events) {
        try (LedgerFile.Writer writer = LedgerFile.Writer.appendingTo(file())) {
            events.forEach(writer::record);
        }
    }

    private List<LedgerEvent> read() {
        List<LedgerEvent> read = new ArrayList<>();
        LedgerFile.read(file(), read::add);
        return read;
    }

    private static List<LedgerEvent> withoutCallers(List<LedgerEvent> events) {
        return events.stream().map(event -> event.withCaller(null)).toList();
    }

    @Test
    void what_is_written_is_read_again_value_for_value() {
        write(some());
        List<LedgerEvent> read = new ArrayList<>();
        assertEquals(new LedgerFile.Read(7, 0, 1, 0, false), LedgerFile.read(file(), read::add));
        assertEquals(withoutCallers(some()), withoutCallers(read));
    }

    @Test
    void callers_are_numbered_and_their_keys_are_not_in_the_file() throws IOException {
        CallerKey twice = CallerKey.stored(List.of("new-hash", caller(1).value()));
        write(List.of(
                arrived("a", NOON, caller(1)),
                arrived("b", NOON, caller(2)),
                arrived("c", NOON, twice),
                arrived("d", NOON, CallerKey.stored(List.of("new-hash"))),
                arrived("e", NOON, null)));
        String text = Files.readString(file());
        assertFalse(text.contains(caller(1).value()) || text.contains("new-hash"));
        List<LedgerEvent> read = read();
        String first = read.get(0).caller().value();
        assertNotEquals(first, read.get(1).caller().value());
        assertEquals(first, read.get(2).caller().value(), "the same caller, while keys are changed");
        assertEquals(first, read.get(3).caller().value(), "and after");
        assertNull(read.get(4).caller());
    }

    @Test
    void after_a_restart_the_file_goes_on_and_the_same_number_is_another_caller() {
        write(List.of(arrived("a", NOON, caller(1))));
        write(List.of(arrived("b", NOON, caller(1))));
        List<LedgerEvent> read = new ArrayList<>();
        assertEquals(new LedgerFile.Read(2, 0, 2, 0, false), LedgerFile.read(file(), read::add));
        assertNotEquals(
                read.get(0).caller().value(),
                read.get(1).caller().value(),
                "they may be two, and are not taken for one");
    }

    @Test
    void a_last_line_that_was_cut_off_anywhere_is_told_and_skipped_and_the_next_writer_goes_on() throws IOException {
        write(some());
        byte[] whole = Files.readAllBytes(file());
        String text = new String(whole, StandardCharsets.UTF_8);
        int lastEvent = text.lastIndexOf('\n', text.length() - "#end\n".length() - 2) + 1;
        for (int length = lastEvent + 1; length < whole.length - "#end\n".length(); length++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            assertEquals(new LedgerFile.Read(6, 0, 1, 1, true), LedgerFile.read(file(), event -> {}));
            write(some());
            List<LedgerEvent> read = new ArrayList<>();
            assertEquals(new LedgerFile.Read(13, 1, 2, 1, false), LedgerFile.read(file(), read::add), "at " + length);
            assertEquals(withoutCallers(some()), withoutCallers(read.subList(6, 13)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONTACT,nonsense",
                "NOTHING_KNOWN,2026-11-24T11:00:00Z,c,c,PHONE,,,,,,,,,,,,,,,,,,,",
                "CONTACT,yesterday,c,c,PHONE,,,,,,,,,,,,,,,,,,,",
                "CONTACT,2026-11-24T11:00:00Z,,c,PHONE,,,,,,,,,,,,,,,,,,,",
                "CONTACT,2026-11-24T11:00:00Z,c,c,PIGEON,,,,,,,,,,,,,,,,,,,",
                "CONTACT,2026-11-24T11:00:00Z,c,c,PHONE,,,,,,,,,,,,2,,,,,,,",
                "WRAPPED_UP,2026-11-24T11:00:00Z,c,c,PHONE,,,,,,,,,,,,,perhaps,,,,,,",
                "\"CONTACT",
                "#lost some",
                "",
            })
    void a_broken_line_is_an_error_that_names_it_and_none_of_its_values(String line) throws IOException {
        write(some());
        Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);
        int events = some().size();
        List<LedgerEvent> read = new ArrayList<>();
        LedgerFileException broken = assertThrows(LedgerFileException.class, () -> LedgerFile.read(file(), read::add));
        assertEquals(2 + events + 1 + 1, broken.line());
        assertTrue(broken.getMessage().startsWith("line " + broken.line() + " "), broken.getMessage());
        assertFalse(
                broken.getMessage().contains("yesterday") || broken.getMessage().contains("PIGEON"));
        assertEquals(events, read.size(), "what comes before is read");
    }

    @Test
    void columns_of_later_versions_are_ignored_and_missing_ones_empty() throws IOException {
        Files.writeString(
                file(),
                "#sluss-ledger 1\norigin,mood,contact,kind,at,subject\n"
                        + "WEB,cheerful,c,CONTACT,2026-11-24T11:00:00Z,c\n#end\n");
        LedgerEvent event = read().get(0);
        assertEquals(Kind.CONTACT, event.kind());
        assertNull(event.labels().region());
        Files.writeString(file(), "#sluss-ledger 2\nkind\n");
        assertThrows(LedgerFileException.class, this::read);
    }

    @Test
    void what_is_no_ledger_file_is_neither_read_nor_overwritten() throws IOException {
        Files.writeString(file(), "dear diary,\n");
        assertEquals(1, assertThrows(LedgerFileException.class, this::read).line());
        assertThrows(LedgerFileException.class, () -> LedgerFile.Writer.appendingTo(file()));
        assertEquals("dear diary,\n", Files.readString(file()));
        Files.writeString(file(), "");
        assertThrows(LedgerFileException.class, this::read);
        write(some()); // an empty file is begun
        assertEquals(7, read().size());
    }

    @Test
    void what_is_flushed_is_there_though_nobody_closes_it_and_what_has_no_room_is_counted() {
        LedgerFile.Writer writer = LedgerFile.Writer.appendingTo(file());
        some().forEach(writer::record);
        assertEquals(new LedgerFile.Read(0, 0, 1, 1, false), LedgerFile.read(file(), event -> {}));
        writer.flush();
        assertEquals(new LedgerFile.Read(7, 0, 1, 1, false), LedgerFile.read(file(), event -> {}));
        for (int i = 0; i < LedgerFile.Writer.CAPACITY + 5; i++) {
            writer.record(some().get(6));
        }
        assertEquals(LedgerFile.Writer.CAPACITY, writer.waiting());
        writer.close();
        writer.close();
        writer.flush();
        assertEquals(
                new LedgerFile.Read(7 + LedgerFile.Writer.CAPACITY, 5, 1, 0, false),
                LedgerFile.read(file(), event -> {}));
    }

    @Test
    void whatever_stands_in_a_value_comes_back_and_never_ends_a_line() {
        Seeds.each(200, random -> {
            StringBuilder odd = new StringBuilder("x");
            for (int i = random.nextInt(12); i > 0; i--) {
                odd.append(Seeds.oneOf(random, List.of(",", "\"", "#", "å", " ", "'", ";", "ö", "a")));
            }
            LedgerEvent event = note(Kind.QUEUED, "c", NOON).withDetail(odd.toString());
            StringBuilder line = new StringBuilder();
            LedgerLine.write(event, null, line);
            assertEquals(line.length() - 1, line.indexOf("\n"));
            LedgerLine columns = LedgerLine.titled(LedgerLine.titles(), 1);
            assertEquals(event, columns.read(line.substring(0, line.length() - 1)));
        });
    }
}
