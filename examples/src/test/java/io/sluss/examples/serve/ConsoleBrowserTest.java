package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.sluss.contact.Region;
import io.sluss.examples.RulesSource;
import io.sluss.matching.OnlyPeople;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;

/** Issue 3, build item 5: a duty manager has only people serve, in a real browser, for everybody. */
class ConsoleBrowserTest {
    private static final String ALL = "[data-switch='all/all']";
    private static final String SYD_CALLBACK = "[data-switch='syd/callback']";
    private static final String TOKEN = "a-token-for-this-test-only";

    private static RunningServer server;
    private static Visitor manager;

    @TempDir
    static Path profile;

    @BeforeAll
    static void start() {
        Tools.need(Tools.CHROMIUM, "chromium");
        Tools.need(Tools.CHROMEDRIVER, "chromium-driver");
        server = RunningServer.start(ServeOptions.toTry(RulesSource.of("police-114-14"), Noon.CLOCK));
        manager = Visitor.atADesk(server.address(), profile);
    }

    @AfterAll
    static void stop() {
        if (manager != null) {
            manager.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void open() {
        for (OnlyPeople order : server.sluss().onlyPeopleNow()) {
            server.sluss().endOnlyPeople(order.scope(), "test", "clean");
        }
    }

    private static void signs(Visitor who) {
        who.one("#by").sendKeys("vb-syd");
        who.one("#why").sendKeys("Storm eller översvämning");
    }

    private static List<OnlyPeople> inForce() {
        return server.sluss().onlyPeopleNow();
    }

    @Test
    void oneButtonClosesACallbackOfARegionAndTheSameOpensItAgain() {
        manager.opens("/console/");
        assertTrue(manager.text("#orders").contains("Ingen order gäller"));
        signs(manager);
        manager.one(SYD_CALLBACK).click();
        manager.await("it is pressed", SYD_CALLBACK + "[aria-pressed=true]");
        assertEquals(
                new OnlyPeople.Scope(null, new Region("syd"), "callback"),
                inForce().get(0).scope());
        assertEquals("vb-syd", inForce().get(0).by());
        assertEquals("2026-11-24T12:00:00Z", inForce().get(0).until().toString());
        assertTrue(manager.text("#orders").contains("Återuppringning, till 13:00"), manager.text("#orders"));
        assertTrue(manager.text("#orders").contains("vb-syd: Storm eller översvämning"), manager.text("#orders"));
        manager.awaitText("#spoken", "Avstängt: ");
        manager.one(SYD_CALLBACK).click();
        manager.await("it is open", SYD_CALLBACK + "[aria-pressed=false]");
        assertEquals(List.of(), inForce());
        manager.awaitText("#trail", "vb-syd öppnade Polisregion Syd: Återuppringning");
    }

    @Test
    void theWholeServiceIsClosedForAsLongAsChosenAndEndedFromTheList() {
        manager.opens("/console/");
        signs(manager);
        manager.one("#length option[value='240']").click();
        manager.one(ALL).click();
        manager.await("it is pressed", ALL + "[aria-pressed=true]");
        assertEquals(OnlyPeople.Scope.ALL, inForce().get(0).scope());
        assertEquals("2026-11-24T15:00:00Z", inForce().get(0).until().toString());
        manager.await("the others are covered", SYD_CALLBACK + ".covered");
        manager.one("[data-end='all/all']").click();
        manager.await("it is open", ALL + "[aria-pressed=false]");
        assertEquals(List.of(), inForce());
    }

    @Test
    void withoutWhoAndWhyNothingHappensAndItIsSaid() {
        manager.opens("/console/");
        manager.one(ALL).click();
        manager.awaitText("#order-problem", "Skriv vem som beordrar");
        assertEquals("by", manager.browser().switchTo().activeElement().getDomAttribute("id"));
        manager.one("#by").sendKeys("vb-syd");
        manager.one(ALL).click();
        manager.awaitText("#order-problem", "Skriv varför");
        assertEquals(List.of(), inForce());
        manager.one("#why").sendKeys("övning");
        manager.one(ALL).click();
        manager.await("it is pressed", ALL + "[aria-pressed=true]");
        assertTrue(manager.all("#order-problem .problem").isEmpty());
    }

    @Test
    void whatAnotherManagerOrdersIsSeenWithoutLoadingThePageAnew() {
        manager.opens("/console/");
        OnlyPeople.Scope services = new OnlyPeople.Scope(null, null, "e-service");
        server.sluss().onlyPeople(services, Noon.CLOCK.instant().plusSeconds(600), "vb-nord", "tekniskt fel");
        manager.await("it is pressed", "[data-switch='all/e-service'][aria-pressed=true]");
        manager.awaitText("#orders", "vb-nord: tekniskt fel");
    }

    @Test
    void aSingleEServiceCanBeClosed() {
        manager.opens("/console/");
        signs(manager);
        manager.one(".single summary").click();
        String service = manager.one("#services [data-switch]").getDomAttribute("data-switch");
        manager.one("#services [data-switch]").click();
        manager.await("it is pressed", "[data-switch='" + service + "'][aria-pressed=true]");
        assertEquals(service, "all/" + inForce().get(0).scope().channel());
        assertTrue(manager.one("#services").isDisplayed(), "the list stays open");
    }

    @Test
    void theKeyboardAloneIsEnoughAndTheFocusStays() {
        manager.opens("/console/");
        manager.one("#by").sendKeys("vb-syd" + Keys.TAB + "övning");
        manager.one(SYD_CALLBACK).sendKeys(Keys.SPACE);
        manager.await("it is pressed", SYD_CALLBACK + "[aria-pressed=true]");
        assertEquals(
                "syd/callback", manager.browser().switchTo().activeElement().getDomAttribute("data-switch"));
        assertFalse(inForce().isEmpty());
    }

    @Test
    void aConsoleWithATokenAsksForItAndKeepsItNowhere() {
        ServeOptions guarded =
                ServeOptions.toTry(RulesSource.of("municipality"), Noon.CLOCK).withConsoleToken(TOKEN);
        try (RunningServer other = RunningServer.start(guarded)) {
            manager.opens(other.address().resolve("/console/").toString());
            assertFalse(manager.one("#desk").isDisplayed());
            assertAccessible("the token");
            manager.one("#token").sendKeys("wrong-wrong-wrong-wrong" + Keys.ENTER);
            manager.awaitText("#problem", "stämmer inte");
            manager.one("#token").sendKeys(TOKEN + Keys.ENTER);
            manager.await("the switches", ALL);
            signs(manager);
            manager.one(ALL).click();
            manager.await("it is pressed", ALL + "[aria-pressed=true]");
            assertEquals(1, other.sluss().onlyPeopleNow().size());
            Object stored = manager.browser()
                    .executeScript(
                            "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie");
            assertEquals("{}{}", stored);
        }
    }

    @Test
    void everythingIsThereInEnglishTooAndAxeFindsNoViolations() {
        for (String language : List.of("sv", "en")) {
            manager.opens("/console/?lang=" + language);
            assertAccessible("opening in " + language);
            manager.one(ALL).click();
            manager.await("what is missing", "#order-problem .problem");
            assertAccessible("a problem in " + language);
            manager.one("#by").sendKeys("duty");
            manager.one("#why").sendKeys("exercise");
            manager.one(".single summary").click();
            manager.one(SYD_CALLBACK).click();
            manager.await("it is pressed", SYD_CALLBACK + "[aria-pressed=true]");
            manager.one(ALL).click();
            manager.await("it is pressed", ALL + "[aria-pressed=true]");
            assertAccessible("orders in " + language);
            open();
        }
        assertEquals("en", manager.one("html").getDomAttribute("lang"));
        assertEquals("Only people now", manager.text("h1"));
        assertTrue(manager.text(SYD_CALLBACK).contains("Callback"), manager.text(SYD_CALLBACK));
        manager.one("#language").click();
        assertEquals("Bara människor nu", manager.text("h1"));
        assertTrue(manager.text(SYD_CALLBACK).contains("Återuppringning"), manager.text(SYD_CALLBACK));
    }

    private static void assertAccessible(String where) {
        Results looked = new AxeBuilder().analyze(manager.browser());
        assertTrue(looked.getPasses().size() > 10, where + ": axe has hardly looked");
        assertEquals(
                List.of(),
                looked.getViolations().stream()
                        .map(rule -> where + ": " + rule.getId() + " " + rule.getHelp() + " " + rule.getNodes())
                        .toList());
    }

    @Test
    void nothingIsWrongInTheBrowsersConsoleAndNothingIsWiderThanAPhone(@TempDir Path other) {
        manager.browser().manage().logs().get(LogType.BROWSER); // what came before is not meant
        manager.opens("/console/");
        signs(manager);
        manager.one(ALL).click();
        manager.await("it is pressed", ALL + "[aria-pressed=true]");
        assertEquals(
                List.of(),
                manager.browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(entry -> entry.getMessage())
                        .toList());
        try (Visitor phone = Visitor.withAPhone(server.address(), other)) {
            for (String language : List.of("sv", "en")) {
                phone.opens("/console/?lang=" + language);
                phone.await("the order", "[data-end='all/all']");
                Object wide = phone.browser()
                        .executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertEquals(0L, wide, language);
            }
        }
    }
}
