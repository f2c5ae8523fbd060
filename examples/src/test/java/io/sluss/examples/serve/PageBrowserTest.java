package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.sluss.examples.RulesSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;

/** Issue 2, build item 8: the opening page lets a visitor try it, in a real browser, for everybody. */
class PageBrowserTest {
    private static final String CANARY = "zebrakorv4711";

    private static RunningServer server;
    private static Http http;

    @TempDir
    static Path profile;

    private static Visitor visitor;

    @BeforeAll
    static void start() {
        Tools.need(Tools.CHROMIUM, "chromium");
        Tools.need(Tools.CHROMEDRIVER, "chromium-driver");
        server = RunningServer.start(ServeOptions.toTry(RulesSource.of("police-114-14"), Noon.CLOCK));
        http = new Http(server.address());
        visitor = Visitor.atADesk(server.address(), profile);
    }

    @AfterAll
    static void stop() {
        if (visitor != null) {
            visitor.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void comes() {
        visitor.opens("/");
    }

    private static int accepted(String channel) {
        String counted = http.get("/uptake.json").body();
        String from = counted.substring(counted.indexOf("\"channel\":\"" + channel + "\",\"accepted\":"));
        return Integer.parseInt(from.replaceFirst("(?s)^[^:]*:[^:]*:(\\d+).*", "$1"));
    }

    @Test
    void aVisitorTakesTheEServiceAfterAnsweringAndUptakeChanges() {
        int before = accepted("E_SERVICE");
        visitor.judges("Min cykel har blivit stulen", "night");
        assertEquals("Kan vänta", visitor.text("#urgency"));
        assertTrue(visitor.text("#verdict").contains("Stulen cykel"), visitor.text("#verdict"));
        assertTrue(visitor.text("#verdict").contains("Polisregion Syd"), visitor.text("#verdict"));
        assertTrue(visitor.all("#because li").size() > 1);
        assertEquals("E_SERVICE", visitor.channels().get(0));
        assertTrue(visitor.channels().contains("LIVE_AGENT"));

        visitor.acts("E_SERVICE", "take");
        visitor.awaitText(Visitor.card("E_SERVICE") + " .status", "Svara på frågan först");
        assertEquals(before, accepted("E_SERVICE"));

        visitor.answers("safe", "yes");
        visitor.answers("suspect-known", "no");
        visitor.acts("E_SERVICE", "take");
        visitor.awaitText(Visitor.card("E_SERVICE") + " .status", "Tackade ja");
        visitor.await("the link", Visitor.card("E_SERVICE") + " a[href^='/go/']");
        assertEquals(before + 1, accepted("E_SERVICE"));
        visitor.awaitText("#uptake tr[data-channel=E_SERVICE] td:nth-of-type(2)", Integer.toString(before + 1));
        visitor.awaitText(Visitor.card("CALLBACK") + " .status", "Ett annat erbjudande valdes");
        visitor.acts("LIVE_AGENT", "take");
        visitor.awaitText(Visitor.card("LIVE_AGENT") + " .status", "Kopplas till en människa");
        assertEquals(before + 1, accepted("E_SERVICE"));
    }

    @Test
    void aVisitorBooksACallbackGetsACodeAndCancelsIt() {
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.answers("safe", "yes");
        visitor.acts("CALLBACK", "take");
        visitor.await("the times", Visitor.card("CALLBACK") + " select option");
        String number =
                visitor.one(Visitor.card("CALLBACK") + " input[type=tel]").getDomProperty("value");
        assertTrue(number.matches("\\+467017406\\d\\d"), number);
        visitor.acts("CALLBACK", "promise");
        visitor.awaitText(Visitor.card("CALLBACK") + " .status", "Lovat: ");
        String code = visitor.text(Visitor.card("CALLBACK") + " [data-say=code]");
        assertTrue(code.matches("\\d{6}"), code);
        assertTrue(visitor.text(Visitor.card("CALLBACK") + " [data-say=word]").matches("\\p{L}{3,}"));
        assertTrue(visitor.all(Visitor.card("CALLBACK") + " a[href$='.ics']").isEmpty(), "nothing tells of a call");
        visitor.acts("CALLBACK", "move");
        visitor.await("other times", Visitor.card("CALLBACK") + " select option");
        visitor.acts("CALLBACK", "move-it");
        visitor.awaitText(Visitor.card("CALLBACK") + " .more .status", "Tiden är flyttad");
        assertEquals(code, visitor.text(Visitor.card("CALLBACK") + " [data-say=code]"));
        visitor.acts("CALLBACK", "cancel");
        visitor.awaitText(Visitor.card("CALLBACK") + " .status", "Avbokat");
    }

    @Test
    void aVisitorBooksATimeAndPutsItIntoTheCalendar() {
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.answers("safe", "yes");
        visitor.acts("BOOKING", "take");
        visitor.await("the times", Visitor.card("BOOKING") + " select option");
        visitor.acts("BOOKING", "promise");
        visitor.awaitText(Visitor.card("BOOKING") + " .status", "Lovat: ");
        String link =
                visitor.one(Visitor.card("BOOKING") + " a[data-act=calendar]").getDomAttribute("href");
        assertTrue(http.get(link).body().contains("SUMMARY:Bokad tid"), link);
        visitor.acts("BOOKING", "cancel");
        visitor.awaitText(Visitor.card("BOOKING") + " .status", "Avbokat");
        assertTrue(http.get(link).body().contains("METHOD:CANCEL"), link);
    }

    @Test
    void aNumberThatCannotBeCalledIsSaidInWordsAndCanBeMended() {
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.answers("safe", "yes");
        visitor.acts("CALLBACK", "take");
        String number = Visitor.card("CALLBACK") + " input[type=tel]";
        visitor.await("the number", number);
        visitor.one(number).clear();
        visitor.one(number).sendKeys("12");
        visitor.acts("CALLBACK", "promise");
        visitor.awaitText(Visitor.card("CALLBACK") + " .status", "Skriv ett nummer som går att ringa");
        visitor.one(number).clear();
        visitor.one(number).sendKeys("+46701740607");
        visitor.acts("CALLBACK", "promise");
        visitor.awaitText(Visitor.card("CALLBACK") + " .status", "Lovat: ");
    }

    @Test
    void aKnifeShowsOnlyAPersonAndTheEmergencyNumber() {
        visitor.judges("Han har en kniv och är här nu", "now");
        assertEquals("Fara", visitor.text("#urgency"));
        assertEquals(List.of("LIVE_AGENT"), visitor.channels());
        assertTrue(visitor.one("#emergency").isDisplayed());
        assertEquals("112", visitor.text("#emergency strong"));
        assertTrue(visitor.text(Visitor.card("LIVE_AGENT")).contains("114-14-prio"));
    }

    @Test
    void whatNobodyUnderstandsGoesToAPerson() {
        visitor.judges("Krokodiltårta på tisdagar", "now");
        assertEquals("Oklart", visitor.text("#urgency"));
        assertEquals(List.of("LIVE_AGENT"), visitor.channels());
        assertTrue(visitor.all("#emergency").isEmpty());
    }

    @Test
    void aNoIsNotedAndThePersonStays() {
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.acts("E_SERVICE", "decline");
        visitor.awaitText(Visitor.card("E_SERVICE") + " .status", "Platsen i kön är kvar");
        visitor.acts("LIVE_AGENT", "take");
        visitor.awaitText(Visitor.card("LIVE_AGENT") + " .status", "Kopplas till en människa");
    }

    @Test
    void whoIsNotSafeIsOfferedNothingButAPerson() {
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.answers("safe", "no");
        visitor.acts("BOOKING", "take");
        for (String channel : List.of("E_SERVICE", "CALLBACK", "BOOKING")) {
            visitor.awaitText(Visitor.card(channel) + " .status", "togs tillbaka");
            assertTrue(visitor.all(Visitor.card(channel) + " button").isEmpty(), channel);
        }
        visitor.awaitText(Visitor.card("LIVE_AGENT") + " .status", "112");
        visitor.acts("LIVE_AGENT", "take");
        visitor.awaitText(Visitor.card("LIVE_AGENT") + " .status", "Kopplas till en människa");
    }

    @Test
    void whenNobodyAnswersItSaysWhenAndDoesNotPretendToConnect() {
        InstantSource sunday = InstantSource.fixed(Instant.parse("2026-11-22T11:00:00Z"));
        ServeOptions closed = ServeOptions.toTry(RulesSource.of("municipality"), sunday);
        try (RunningServer municipality = RunningServer.start(closed)) {
            visitor.browser().get(municipality.address().toString());
            visitor.await("the page is ready", "html[data-ready=true]");
            visitor.judges("Jag vill boka en vigsel", "now");
            String person = Visitor.card("LIVE_AGENT");
            assertTrue(visitor.text(person).contains("Öppnar måndag 23 november"), visitor.text(person));
            assertTrue(visitor.text(person).contains("ring 112"), visitor.text(person));
            visitor.acts("LIVE_AGENT", "take");
            visitor.awaitText(person + " .status", "Välkommen åter när det öppnar");
        }
    }

    @Test
    void everythingIsThereInEnglishToo() {
        visitor.one("#language").click();
        assertEquals("en", visitor.one("html").getDomAttribute("lang"));
        assertEquals("What is it about?", visitor.text("label[for=utterance]"));
        visitor.opens("/?lang=en");
        visitor.judges("My bike was stolen", "night");
        assertEquals("Can wait", visitor.text("#urgency"));
        String page = visitor.text("body");
        for (String swedish : List.of("å", "ä", "ö")) {
            String rest = page.replace("Malmö", "");
            assertFalse(
                    rest.contains(swedish),
                    () -> "Swedish on the English page: "
                            + rest.lines()
                                    .filter(line -> line.contains(swedish))
                                    .toList());
        }
        visitor.one("#language").click();
        assertEquals("Vad gäller det?", visitor.text("label[for=utterance]"));
    }

    @Test
    void startingOverClearsEverything() {
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.one("#again").click();
        assertEquals("", visitor.one("#utterance").getDomProperty("value"));
        assertTrue(visitor.one("#waiting").isDisplayed());
        assertTrue(visitor.channels().isEmpty());
        assertTrue(visitor.one("input[name=time][value=now]").isSelected());
    }

    @Test
    void theKeyboardAloneIsEnough() {
        visitor.one("#utterance").sendKeys("Min cykel har blivit stulen");
        visitor.one("#place").sendKeys(Keys.ENTER);
        visitor.await("a verdict", "#urgency");
        visitor.await("offers", ".offer");
        assertEquals("Bedömning", visitor.browser().switchTo().activeElement().getText());
        visitor.one("[data-ask=safe] input[value=no]").sendKeys(Keys.ARROW_LEFT);
        assertTrue(visitor.one("[data-ask=safe] input[value=yes]").isSelected());
        visitor.one(Visitor.card("E_SERVICE") + " [data-act=decline]").sendKeys(Keys.SPACE);
        visitor.awaitText(Visitor.card("E_SERVICE") + " .status", "Tackade nej");
    }

    @Test
    void axeFindsNoViolationsBeforeAndAfterADecisionInBothLanguages() {
        for (String language : List.of("sv", "en")) {
            visitor.opens("/?lang=" + language);
            assertAccessible("opening in " + language);
            visitor.judges(language.equals("sv") ? "Min cykel har blivit stulen" : "My bike was stolen", "night");
            visitor.answers("safe", "yes");
            visitor.acts("CALLBACK", "take");
            visitor.await("the times", Visitor.card("CALLBACK") + " select option");
            visitor.acts("E_SERVICE", "take");
            visitor.await("what is missing", Visitor.card("E_SERVICE") + " .status.problem");
            assertAccessible("offers in " + language);
            visitor.acts("CALLBACK", "promise");
            visitor.await("the code", Visitor.card("CALLBACK") + " .code");
            assertAccessible("promise in " + language);
            visitor.judges(
                    language.equals("sv") ? "Han har en kniv och är här nu" : "He has a knife and he is here now",
                    "now");
            visitor.await("the number", "#emergency");
            assertAccessible("emergency in " + language);
        }
    }

    private void assertAccessible(String where) {
        Results looked = new AxeBuilder().analyze(visitor.browser());
        List<Rule> violations = looked.getViolations();
        assertTrue(looked.getPasses().size() > 10, where + ": axe has hardly looked");
        assertEquals(
                List.of(),
                violations.stream()
                        .map(rule -> where + ": " + rule.getId() + " " + rule.getHelp() + " " + rule.getNodes())
                        .toList());
    }

    @Test
    void nothingIsWrongInTheConsole() {
        visitor.browser().manage().logs().get(LogType.BROWSER); // what came before is not meant
        visitor.opens("/");
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.awaitText("#uptake", "E-tjänst");
        List<String> errors = visitor.browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
        assertEquals(List.of(), errors);
    }

    @Test
    void nothingIsWiderThanAPhone(@TempDir Path other) {
        try (Visitor phone = Visitor.withAPhone(server.address(), other)) {
            for (String language : List.of("sv", "en")) {
                phone.opens("/?lang=" + language);
                assertNoSidewaysScroll(phone, "opening");
                phone.judges(language.equals("sv") ? "Min cykel har blivit stulen" : "My bike was stolen", "night");
                phone.answers("safe", "yes");
                phone.acts("CALLBACK", "take");
                phone.await("the times", Visitor.card("CALLBACK") + " select option");
                assertNoSidewaysScroll(phone, "offers");
                phone.judges(language.equals("sv") ? "Han har en kniv" : "He has a knife", "now");
                assertNoSidewaysScroll(phone, "emergency");
            }
        }
    }

    private static void assertNoSidewaysScroll(Visitor phone, String where) {
        Object wide = phone.browser()
                .executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0L, wide, where);
    }

    @Test
    void whatAVisitorWroteAndTheirNumberAreInNoLogMeterOrCount() {
        Logged logged = new Logged();
        visitor.judges("min cykel är stulen " + CANARY, "night");
        visitor.judges("Min cykel har blivit stulen", "night");
        visitor.answers("safe", "yes");
        visitor.acts("CALLBACK", "take");
        String number = Visitor.card("CALLBACK") + " input[type=tel]";
        visitor.await("the number", number);
        visitor.one(number).clear();
        visitor.one(number).sendKeys("+46701740699");
        visitor.acts("CALLBACK", "promise");
        visitor.await("the code", Visitor.card("CALLBACK") + " .code");
        for (String where : List.of(
                logged.text(),
                http.get("/metrics").body(),
                http.get("/uptake.json").body(),
                http.get("/health").body(),
                visitor.text("#verdict"),
                visitor.text("#offers"),
                visitor.browser().getCurrentUrl())) {
            assertFalse(where.contains(CANARY) || where.contains("701740699") || where.contains("1740699"), where);
        }
        Object stored = visitor.browser()
                .executeScript(
                        "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie");
        assertEquals("{}{}", stored);
    }
}
