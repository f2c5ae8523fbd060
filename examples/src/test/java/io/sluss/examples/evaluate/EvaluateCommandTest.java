package io.sluss.examples.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluss.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Issue 3, Build 6: {@code evaluate}, as the table of commands has it. */
class EvaluateCommandTest {
    @TempDir
    Path folder;

    /** 40 texts of two reasons that are easily told apart, the one urgent, and some about something else. */
    private Path train() throws IOException {
        StringBuilder rows = new StringBuilder("utterance\tcontact_reason\ttime_critical\n");
        for (String when : List.of("today", "yesterday", "on monday", "at noon", "last week", "in june", "at night")) {
            rows.append("my card has not arrived ").append(when).append("\tcard_arrival\tno\n");
            rows.append("where is my new card ").append(when).append("\tcard_arrival\tNO\n");
            rows.append("someone is stealing money ").append(when).append("\tfraudNow\tyes\n");
            rows.append("stop the thief taking money ").append(when).append("\tfraudNow\t1\n");
            rows.append("what a lovely sunny weather ").append(when).append("\toos\tfalse\n");
            rows.append("sing me a song ").append(when).append("\tother\t0\n");
        }
        return write("train.tsv", rows.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static final String TEST = """
            utterance\tclass\tcontact_reason\ttime_critical
            has my card arrived\tcard\tcard_arrival\tfalse
            the new card has not arrived where is it\tcard\tcard_arrival\tfalse
            he is stealing my money\tfraud\tfraudNow\ttrue
            where is my card\tmix-up\tfraudNow\ttrue
            sing a lovely song\tnonsense\toos\tfalse
            """;

    /** Every value by its path, {@code /coverage/0.9}. */
    private static Map<String, String> read(String json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
            }
        }
        return values;
    }

    @Test
    void labelledTextsAreLearntAndMeasured() throws IOException {
        Path test = write("test.tsv", TEST);
        Run run = Run.sluss("evaluate", "--train", train().toString(), "--test", test.toString(), "--json");
        assertEquals(0, run.code(), run.err());
        Map<String, String> json = read(run.out());
        assertEquals("0.75", json.get("/accuracy"));
        assertEquals("1.0", json.get("/outOfScopeRejected"));
        for (String accuracy : List.of("0.9", "0.95", "0.97", "0.99")) {
            double covered = Double.parseDouble(json.get("/coverage/" + accuracy));
            assertTrue(covered <= 0.6, "one of four is wrong, and one of five is of no reason");
        }
        assertEquals("0.5", json.get("/timeCriticalRecall/0.5"));
        assertEquals("1", json.get("/missed/byClass/mix-up/missed"));
        assertEquals("1", json.get("/missed/byClass/mix-up/of"));
        assertEquals("0", json.get("/missed/byClass/fraud/missed"));
        assertEquals("32600.0", json.get("/missed/byClass/mix-up/callsPerMonth"));
        assertTrue(Double.parseDouble(json.get("/microsPerUtterance/p50")) > 0);
        assertTrue(Double.parseDouble(json.get("/microsPerUtterance/p99"))
                >= Double.parseDouble(json.get("/microsPerUtterance/p50")));
        assertTrue(Long.parseLong(json.get("/training/bytes")) > 1000);
        assertTrue(Long.parseLong(json.get("/training/millis")) >= 0);
        assertEquals(0.3006, Double.parseDouble(json.get("/intervals95/accuracy/0")), 5e-5);
    }

    @Test
    void forPeopleItIsATableWithIntervalsAndBounds() throws IOException {
        Path test = write("test.tsv", TEST);
        Run run = Run.sluss(
                "evaluate", "--train", train().toString(), "--test", test.toString(), "--calls-per-month", "1000");
        assertEquals(0, run.code(), run.err());
        String out = run.out().replaceAll(" +", " ");
        assertTrue(out.contains("recognised, sure or not 75.0 % 30.1-95.4 % 3 of 4"), out);
        assertTrue(out.contains("none of them, and not accepted 100.0 %"), out);
        assertTrue(out.contains("95 % of them right ") && out.contains(" of 5\n"), out);
        assertTrue(out.contains("45 % of all 50.0 %"), out);
        assertTrue(out.contains("mix-up 1 of 1 100.0 % 100.0 % 200 200"), out);
        assertTrue(out.contains("fraudNow card_arrival 1 of 2"), out);
        assertTrue(out.contains("One guess: half take at most"), out);
    }

    @Test
    void withoutTimeCriticalNoUrgencyIsMeasured() throws IOException {
        String plain = "utterance\tcontact_reason\nhas my card arrived\tcard_arrival\n";
        Path test = write("test.tsv", plain);
        String[] arguments = {"evaluate", "--train", train().toString(), "--test", test.toString()};
        Run run = Run.sluss(arguments);
        assertTrue(run.out().contains("Urgency was not measured: " + test), run.out());
        assertFalse(read(json(arguments).out()).keySet().stream().anyMatch(key -> key.contains("timeCritical")));
    }

    private static Run json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return Run.sluss(all.toArray(String[]::new));
    }

    @Test
    void whatOnlyTheTestsKnowIsWrongAndSaid() throws IOException {
        Path test =
                write("test.tsv", "utterance\tcontact_reason\nhas my card arrived\tcard_arrival\nI lost my pin\tpin\n");
        Run run = json("evaluate", "--train", train().toString(), "--test", test.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("0.5", read(run.out()).get("/accuracy"));
        assertTrue(run.err().contains("nothing was learnt of pin in " + test), run.err());
    }

    @Test
    void rulesAreMeasuredWithWhatTheWholeJudgementWouldDo() throws IOException {
        Path test = write("test.tsv", """
                utterance\tcontact_reason\ttime_critical\tclass
                min cykel är stulen\tbicycle-theft\tno\tcalm
                han slår mig just nu hjälp\tviolence-now\tyes\tdanger
                vad är klockan i tokyo\tother\tno\tnonsense
                min cykel är stulen\tdomestic-violence\tyes\tplanted
                """);
        Path picture = folder.resolve("confusion.svg");
        Run run = json(
                "evaluate",
                "--rules",
                "police-114-14",
                "--test",
                test.toString(),
                "--at",
                "2026-11-25T10:00",
                "--confusion",
                picture.toString(),
                "--language",
                "sv");
        assertEquals(0, run.code(), run.err());
        Map<String, String> json = read(run.out());
        assertEquals("2026-11-25T10:00", json.get("/deployed/at"));
        assertEquals("0.5", json.get("/deployed/offered"));
        assertEquals("0.5", json.get("/deployed/offeredRight"));
        assertEquals("1", json.get("/deployed/missed/timeCritical/missed"));
        assertEquals("1", json.get("/deployed/missed/personOnly/missed"));
        assertEquals("0", json.get("/deployed/missed/emergency/missed"));
        assertEquals("1", json.get("/deployed/missed/byClass/planted/missed"));
        assertEquals("0", json.get("/deployed/missed/byClass/danger/missed"));
        assertTrue(Files.readString(picture).contains(">stulen cykel<"));
    }

    @Test
    void thePictureIsXmlThatSaysWhatItShows() throws Exception {
        String odd = "utterance\tcontact_reason\n";
        for (int i = 0; i < 6; i++) {
            odd += "first thing number " + i + "\ta<b>&\"c\"\nother matter with " + i + "\tplain_name\n";
        }
        Path train = write("odd.tsv", odd);
        Path test = write("test.tsv", "utterance\tcontact_reason\nfirst thing\ta<b>&\"c\"\nfirst thing\tplain_name\n");
        Path picture = folder.resolve("confusion.svg");
        Run run = Run.sluss(
                "evaluate", "--train", train.toString(), "--test", test.toString(), "--confusion", picture.toString());
        assertEquals(0, run.code(), run.err());
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        assertEquals("img", svg.getDocumentElement().getAttribute("role"));
        assertEquals("title desc", svg.getDocumentElement().getAttribute("aria-labelledby"));
        String described = text(svg, "desc");
        assertTrue(described.contains("1 of 2 right (50.0 %)"), described);
        assertTrue(described.contains("plain name taken for a<b>&\"c\": 1 of 1"), described);
        String cells = text(svg, "title");
        assertTrue(cells.contains("a<b>&\"c\" right: 1 of 1"), cells);
        assertTrue(text(svg, "text").contains("100.0 % right of 1"), text(svg, "text"));
    }

    private static String text(Document svg, String element) {
        NodeList nodes = svg.getElementsByTagName(element);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < nodes.getLength(); i++) {
            text.append(nodes.item(i).getTextContent()).append('\n');
        }
        return text.toString();
    }

    @Test
    void aBadFileIsRefusedWithEveryLineThatIsWrong() throws IOException {
        Path bad = write("bad.tsv", """
                utterance\tcontact_reason\ttime_critical
                fine\tcard\tno
                canary words without a reason
                \tcard\tno
                canary\t\tno
                canary\tcard\tmaybe
                canary\tcard\tno\tmore
                """);
        Run run = Run.sluss("evaluate", "--train", train().toString(), "--test", bad.toString());
        assertEquals(2, run.code());
        for (String said : List.of(
                "5 lines",
                "bad.tsv:3: has 1 column, the first line 3",
                "bad.tsv:4: has no utterance",
                "bad.tsv:5: has no contact_reason",
                "bad.tsv:6: time_critical is neither yes nor no",
                "bad.tsv:7: has 4 columns")) {
            assertTrue(run.err().contains(said), () -> said + " is not in " + run.err());
        }
        assertFalse(run.err().contains("canary"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aHeaderThatNamesNothingIsRefused() throws IOException {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("", "is empty");
        wrong.put("text\tlabel\na\tb\n", ":1: no column is named utterance");
        wrong.put("utterance,contact_reason\na,b\n", ":1: no column is named utterance");
        wrong.put("utterance\tcontact_reason\tutterance\na\tb\tc\n", ":1: two columns are named utterance");
        wrong.put("utterance\tcontact_reason\n\n", "holds no texts");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            Path bad = write("bad.tsv", each.getKey());
            Run run = Run.sluss("evaluate", "--train", train().toString(), "--test", bad.toString());
            assertEquals(2, run.code());
            assertTrue(run.err().contains(each.getValue()), run.err());
        }
    }

    @Test
    void quotesOfSpreadsheetsAreTakenOffAndThoseOfPeopleKept() throws IOException {
        Path file = write(
                "quotes.tsv",
                "\ufeffUtterance\tcontact_reason\r\n"
                        + "\"say \"\"hello\"\" now\"\tgreeting\r\n\"hello\" he said \"bye\"\tgreeting\r\n");
        LabelledTexts texts = TsvFile.read(file);
        assertEquals("say \"hello\" now", texts.texts().get(0).utterance());
        assertEquals("\"hello\" he said \"bye\"", texts.texts().get(1).utterance());
        assertEquals(3, texts.texts().get(1).line());
        assertFalse(texts.toString().contains("hello"));
    }

    @Test
    void whatIsMeasuredMustBeSaidAndWhatIsReadIsNotOverwritten() throws IOException {
        String test = write("test.tsv", TEST).toString();
        String train = train().toString();
        assertSays("--rules FILE or --train TSV", "evaluate", "--test", test);
        assertSays(
                "either --rules or --train", "evaluate", "--test", test, "--rules", "municipality", "--train", train);
        assertSays("--confusion would overwrite", "evaluate", "--test", test, "--train", train, "--confusion", train);
        assertSays("--language de", "evaluate", "--test", test, "--train", train, "--language", "de");
        Run setting = Run.with(Map.of("SLUSS_RULES", "no-such-rules"), "evaluate", "--test", test, "--train", train);
        assertEquals(0, setting.code(), setting.err());
    }

    private static void assertSays(String said, String... arguments) {
        Run run = Run.sluss(arguments);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(said), run.err());
    }

    @Test
    void rulesThatTeachNothingCannotBeMeasured() throws IOException {
        Path rules = write(
                "off.yaml",
                Files.readString(Path.of("src/test/resources/small-rules.yaml"))
                        .replaceFirst("(?m)^recognition:.*$", "recognition: {mode: \"off\"}"));
        String test = write("test.tsv", TEST).toString();
        assertSays("teach nothing that could be measured", "evaluate", "--test", test, "--rules", rules.toString());
    }
}
