package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerNumber;
import io.sluss.matching.ChannelKind;
import io.sluss.promise.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Issue 4, build 3 and 8: what is promised by telephone has a code and a word, and is reached again by the code. */
class ReturningCallsTest {
    private static final String NUMBER = "+46701740605";
    private static final List<String> SIFFROR =
            List.of("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio");
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final Pattern SAID = Pattern.compile("(?:kod är|code is) ([^.]*)\\.");

    /** To each of the questions: what is to become of it, is it to be cancelled, is it to be moved. */
    private static final List<List<String>> WAYS = List.of(List.of(), List.of("2"), List.of("3"));

    private final CallCentre centre = new CallCentre();

    @AfterEach
    void close() {
        centre.close();
    }

    /** Calls about something lost, takes the callback, and gives the code that is heard. */
    private static String promised(CallCentre centre, String caller, String language) {
        VoiceCaller first = centre.caller(caller).dials("region=norr&language=" + language);
        return code(first.presses("2").presses("1").presses("1").hears());
    }

    private String promised(String language) {
        return promised(centre, "tel:" + NUMBER, language);
    }

    private static String code(String heard) {
        Matcher said = SAID.matcher(heard);
        assertTrue(said.find(), heard);
        StringBuilder code = new StringBuilder();
        Arrays.stream(said.group(1).split("[ ,]+")).forEach(word -> {
            int digit = Math.max(SIFFROR.indexOf(word), DIGITS.indexOf(word));
            assertTrue(digit >= 0, word);
            code.append(digit);
        });
        assertEquals(6, code.length(), heard);
        return code.toString();
    }

    private Promise promise(String code) {
        return centre.sluss.promised(new CallerNumber(NUMBER), code).orElseThrow();
    }

    private VoiceCaller returns(String language, String code) {
        return centre.caller().dials("region=norr&language=" + language).presses(code);
    }

    @Test
    void whoeverIsPromisedACallHearsTheWordAndTheCode() {
        VoiceCaller caller = centre.caller().dials("region=norr");
        caller.presses("2").presses("1").presses("1");
        String code = code(caller.hears());
        String word = promise(code).recipient().word();
        String digits = caller.hears().replaceAll(".*kod är ([^.]*)\\..*", "$1");
        assertEquals(
                "Bra. Vi ringer i dag klockan 10.30. Den som ringer säger ordet " + word + ". Din kod är " + digits
                        + ". Jag upprepar: " + digits + ". Tryck den om du ringer igen och vill ändra något. Hej då.",
                caller.hears());
        assertTrue(digits.matches("(\\p{L}+ ){2}\\p{L}+, (\\p{L}+ ){2}\\p{L}+"), "in two groups: " + digits);
        assertEquals("accepted", caller.returned().get("outcome"));
        assertFalse(caller.returned().containsValue(code) || caller.returned().containsValue(word));
    }

    @Test
    void inEnglishTooAndTheWordIsEnglish() {
        String code = promised("en");
        Promise made = promise(code);
        assertEquals("en", made.about().language());
        VoiceCaller caller = returns("en", code);
        assertEquals(
                "Your time is today at 10.30 am. Press 1 to keep it, 2 to cancel it or 3 for another time.",
                caller.hears());
        caller.presses("1");
        assertEquals("Good. Your time stays as it is: today at 10.30 am. Goodbye.", caller.hears());
        assertEquals("unchanged", caller.returned().get("outcome"));
        assertEquals(made, promise(code));
    }

    @Test
    void whoeverIsToComeHearsTheCodeAndNoWord() {
        VoiceCaller caller = centre.caller().dials("region=syd&language=en");
        caller.presses("3").presses("1").presses("2").presses("1");
        assertTrue(
                caller.hears().startsWith("Good. You are welcome today at 11 am, Storgatan 1 i Malmö. Your code is "));
        assertFalse(caller.hears().contains("word"), caller.hears());
        caller = returns("sv", code(caller.hears()));
        assertTrue(caller.hears().startsWith("Din tid är i dag klockan 11.00."), caller.hears());
    }

    @Test
    void itIsCancelledByKeysAndWithTheHashKeyAfterTheCode() {
        String code = promised("sv");
        VoiceCaller caller = returns("sv", code).platformRetries();
        assertTrue(caller.hears().startsWith("Din tid är i dag klockan 10.30."), caller.hears());
        caller = centre.caller().dials("").presses("000000".equals(code) ? "000001" : "000000");
        caller.presents("keys", code + "%23");
        caller.presses("2");
        assertEquals("Ska tiden avbokas? Tryck 1 för ja och 2 för nej.", caller.hears());
        assertEquals(0, centre.promises("cancelled"), "not before the yes");
        caller.presses("1");
        assertEquals("Tiden är avbokad. Hej då.", caller.hears());
        assertEquals("cancelled", caller.returned().get("outcome"));
        assertEquals(1, centre.promises("cancelled"));
        assertFalse(returns("sv", code).hears().contains("Din tid"));
        assertEquals(
                "i dag klockan 10.30",
                centre.caller("tel:+46701740606")
                        .dials("region=norr")
                        .presses("2")
                        .presses("1")
                        .hears()
                        .replaceAll("Vi kan ringa upp dig (.*)\\. Vill.*", "$1"),
                "its time is free");
    }

    @Test
    void itIsCancelledInWordsAndANoLeavesItAsItWas() {
        String code = promised("sv");
        VoiceCaller caller = returns("sv", code).says("jag vill avboka tiden").says("nej");
        assertEquals("unchanged", caller.returned().get("outcome"));
        caller = returns("en", code).says("cancel it please").says("cancel", "0.9", "he can not");
        assertTrue(
                caller.hears().startsWith("Your time is today"), "it may have been something else: " + caller.hears());
        assertEquals(0, centre.promises("cancelled"));
        caller.says("i would like to cancel my time").says("yes");
        assertEquals("Your time has been cancelled. Goodbye.", caller.hears());
        assertEquals(1, centre.promises("cancelled"));
    }

    @Test
    void itIsMovedAndKeepsItsCodeAndWord() {
        String code = promised("sv");
        Promise before = promise(code);
        VoiceCaller caller = returns("sv", code).presses("3");
        assertEquals("Passar i dag klockan 11.00?", caller.hears());
        caller.says("nej en annan tid");
        assertEquals("Passar i dag klockan 13.00?", caller.hears());
        caller.says("ja tack");
        assertEquals("Bra. Vi ringer i dag klockan 13.00. Hej då.", caller.hears());
        assertEquals("moved", caller.returned().get("outcome"));
        Promise after = promise(code);
        assertEquals(before.id(), after.id());
        assertEquals(before.recipient().word(), after.recipient().word());
        assertTrue(after.slot().start().isAfter(before.slot().start()));
        assertEquals(1, centre.promises("moved"));
    }

    @Test
    void aPersonIsOneKeyOrWordAway() {
        String code = promised("sv");
        for (List<String> way : WAYS) {
            VoiceCaller byKey = returns("sv", code);
            way.forEach(byKey::presses);
            assertEquals("sip:norr@agents.example", byKey.presses("0").transferredTo());
            VoiceCaller byWord = returns("en", code);
            way.forEach(byWord::presses);
            assertEquals(
                    "sip:norr@agents.example", byWord.says("a person please").transferredTo());
            VoiceCaller silent = returns("sv", code);
            way.forEach(silent::presses);
            assertEquals("sip:norr@agents.example", silent.isSilent().isSilent().transferredTo());
        }
        assertEquals(0, centre.promises("cancelled") + centre.promises("moved"));
        assertTrue(promise(code).isOpen());
    }

    @Test
    void anUrgentWordGoesToAPersonFirst() {
        String code = promised("sv");
        for (List<String> way : WAYS) {
            for (String said : List.of("han har en kniv", "ja han är här nu", "avboka han slår mig")) {
                VoiceCaller caller = returns("sv", code);
                way.forEach(caller::presses);
                assertEquals(
                        "sip:priority-queue@agents.example",
                        caller.says(said, "0.2").transferredTo(),
                        said);
            }
            VoiceCaller caller = returns("en", code);
            way.forEach(caller::presses);
            caller.says("yes", "0.9", "yes he is here now");
            assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
        }
        assertTrue(promise(code).isOpen());
    }

    @Test
    void anotherMatterIsGoneInto() {
        VoiceCaller caller = returns("sv", promised("sv")).says("min cykel är stulen");
        assertTrue(caller.hears().startsWith("Har det redan hänt"), caller.hears());
        caller = returns("sv", promised(centre, "tel:+46701740606", "sv")).says("blip blop");
        assertFalse(caller.hears().contains("i dag"), "that was the code of another");
    }

    @Test
    void withoutTheCodeNothingIsSaidWhetherThereIsOneOrNot() {
        String code = promised("sv");
        String wrong = code.equals("123456") ? "123457" : "123456";
        VoiceCaller one = centre.caller().dials("region=norr");
        VoiceCaller nobody = centre.caller("tel:+46701740609").dials("region=norr");
        assertEquals(nobody.hears(), one.hears());
        assertEquals(nobody.presses(code).hears(), one.presses(wrong).hears());
        assertTrue(one.hears().startsWith("Förlåt, säg det med andra ord."), one.hears());
        VoiceCaller hidden = centre.caller("anonymous").dials("region=norr").presses(code);
        assertEquals(one.hears(), hidden.hears());
        assertEquals(nobody.presses(code).transferredTo(), one.presses(wrong).transferredTo());
        assertEquals("sip:norr@agents.example", one.transferredTo());
    }

    @Test
    void whoeverGuessesIsToldNothingEvenWhenRight() {
        String code = promised("sv");
        for (int i = 0; i < 6; i++) {
            returns("sv", code.equals("00000" + i) ? "999999" : "00000" + i);
        }
        assertTrue(returns("sv", code).hears().startsWith("Förlåt"));
    }

    @Test
    void whatIsNoCodeIsNone() {
        String code = promised("sv");
        VoiceCaller caller = centre.caller().dials("region=norr");
        for (String keys : List.of(code.substring(1), code + "1", "%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6", "1*2345")) {
            caller.dials("region=norr").presses("9").presents("keys", keys);
            assertFalse(caller.hears().contains("Din tid"), keys);
        }
    }

    @Test
    void aTimeThatIsOverIsNotSpokenOf() {
        String code = promised("sv");
        VoiceCaller caller = returns("sv", code);
        centre.sluss.cancel(promise(code).id());
        assertEquals("sip:norr@agents.example", caller.presses("3").transferredTo());
    }

    @Test
    void whereTheFileAsksWhetherItIsSafeToCallANoLeadsToAPerson() {
        UnaryOperator<String> asking = rules -> rules
                + "  safe-to-call: {sv: \"Kan vi ringa dig tryggt?\", en: \"Is it safe for you that we call?\"}\n";
        try (CallCentre own = new CallCentre(asking, UnaryOperator.identity(), UnaryOperator.identity())) {
            VoiceCaller no =
                    own.caller().dials("region=norr").presses("2").presses("1").presses("1");
            assertEquals("Kan vi ringa dig tryggt?", no.hears());
            assertEquals("sip:norr@agents.example", no.says("nej").transferredTo());
            assertEquals(0, own.promises("made"));
            VoiceCaller danger =
                    own.caller().dials("region=norr").presses("2").presses("1").presses("1");
            assertEquals(
                    "sip:priority-queue@agents.example",
                    danger.says("nej han slår mig").transferredTo());
            VoiceCaller yes = own.caller("anonymous")
                    .dials("region=norr&language=en")
                    .presses("2")
                    .presses("1")
                    .presses("1");
            assertEquals("Is it safe for you that we call?", yes.hears());
            yes.says("yes").presses("0701740607");
            assertTrue(yes.hears().startsWith("Good. We will call today at 10.30 am."), yes.hears());
            assertEquals(1, own.promises("made"));
            VoiceCaller visit = own.caller("tel:+46701740608").dials("region=syd");
            visit.presses("3").presses("1").presses("2").presses("1");
            assertTrue(visit.hasEnded(), "nobody calls them: " + visit.hears());
        }
    }

    /** Whatever is pressed and said, the documents are right, the call goes on to an end, and danger reaches a person. */
    @Test
    void nothingThatCallersDoGoesWrong() {
        List<String> keys = List.of("0", "1", "2", "3", "9", "*", "123456");
        List<String> words =
                List.of("ja", "nej", "avboka", "annan tid", "blip", "min cykel är stulen", "", "1 2 3 4 5 6");
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            String from = "tel:+467017406" + (10 + seed % 80);
            String code = promised(centre, from, "sv");
            VoiceCaller caller = centre.caller(from).dials("region=norr").presses(code);
            for (int step = 0;
                    step < 25 && !caller.hasEnded() && caller.transferredTo().isEmpty();
                    step++) {
                switch (random.nextInt(4)) {
                    case 0 -> caller.isSilent();
                    case 1 -> caller.says(words.get(random.nextInt(words.size())), "0." + random.nextInt(10));
                    case 2 -> caller.mumbles("mummel");
                    default -> caller.presses(keys.get(random.nextInt(keys.size())));
                }
            }
            assertTrue(caller.hasEnded() || !caller.transferredTo().isEmpty(), "seed " + seed + ": " + caller.hears());
            centre.now = centre.now.plusSeconds(1);
        }
        assertEquals(0, centre.outcomes(ChannelKind.LIVE_AGENT, io.sluss.outcome.Outcome.IGNORED));
    }
}
