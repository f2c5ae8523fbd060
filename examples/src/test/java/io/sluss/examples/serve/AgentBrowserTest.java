package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.sluss.examples.RulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.logging.LogType;

/** Issue 4: an agent calls back whoever is next, in a real browser. */
class AgentBrowserTest {
    private static final String TAKE = "#take";
    private static final String NUMBER = "#number";

    private static Visitor agent;

    @TempDir
    static Path profile;

    private final SetClock clock = new SetClock();
    private RunningServer server;
    private Http http;

    @BeforeAll
    static void open() {
        Tools.need(Tools.CHROMIUM, "chromium");
        Tools.need(Tools.CHROMEDRIVER, "chromium-driver");
    }

    @BeforeEach
    void start() {
        server = RunningServer.start(
                ServeOptions.toTry(RulesSource.of("police-114-14"), clock).withoutHealthChecks());
        http = new Http(server.address());
        if (agent == null) {
            agent = Visitor.atADesk(server.address(), profile);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @AfterAll
    static void close() {
        if (agent != null) {
            agent.close();
        }
    }

    private void opens(String path) {
        agent.opens(server.address().resolve(path).toString());
    }

    private void due() {
        CallbackMaker.promised(http, "min cykel är stulen", CallbackMaker.NUMBER);
        clock.advance(Duration.ofHours(2));
    }

    private static String focused() {
        return agent.browser().switchTo().activeElement().getDomAttribute("id");
    }

    @Test
    void an_agent_takes_the_next_gets_no_answer_tries_again_later_and_reaches_the_person() {
        due();
        CallbackMaker.promised(http, "jag har tappat min plånbok", "+46701740698");
        opens("/agent/");
        assertEquals("callback/syd", agent.one("#resource").getDomProperty("value"), "the busiest queue is chosen");
        assertEquals(2, agent.all("#waiting tbody tr").size());
        assertTrue(agent.text("#waiting tbody tr.due").contains("nu"), agent.text("#waiting"));
        assertFalse(agent.browser().getPageSource().contains(CallbackMaker.DIGITS), "the number in the list");
        agent.one(TAKE).click();
        agent.await("the number", NUMBER);
        assertEquals("+46 70 174 06 99", agent.text(NUMBER));
        assertFalse(agent.text("#word").isBlank());
        assertTrue(agent.text("#callback").contains("lämna inget meddelande"), agent.text("#callback"));
        assertTrue(agent.text("#callback").contains("svenska"), agent.text("#callback"));
        assertEquals("taken-title", focused(), "a reader hears what to do");
        shoot("agent-taken.png");
        agent.one("[data-result=no-answer]").click();
        agent.awaitText("#spoken", "Noterat: Inget svar");
        assertTrue(agent.all(NUMBER).isEmpty(), "the number is gone from the page");
        agent.one(TAKE).click();
        agent.awaitText("#spoken", "Ingen står på tur");
        clock.advance(Duration.ofMinutes(10));
        agent.one(TAKE).click();
        agent.await("the number", NUMBER);
        assertTrue(agent.text("#callback .attempts").contains("Inget svar"), agent.text("#callback"));
        agent.one("[data-result=reached]").click();
        agent.awaitText("#spoken", "Noterat: Nådd");
        assertEquals("take", focused(), "ready for the next");
        agent.await("one is left", "#waiting tbody tr:only-child");
        assertFalse(agent.browser().getCurrentUrl().contains(CallbackMaker.DIGITS));
    }

    @Test
    void the_keyboard_alone_is_enough() {
        due();
        opens("/agent/");
        agent.one(TAKE).sendKeys(Keys.ENTER);
        agent.await("the number", NUMBER);
        agent.one("[data-result=busy]").sendKeys(Keys.SPACE);
        agent.awaitText("#spoken", "Noterat: Upptaget");
        assertEquals("take", focused());
    }

    @Test
    void a_call_that_another_has_taken_over_is_said_to_be_lost() {
        due();
        opens("/agent/");
        agent.one(TAKE).click();
        agent.await("the number", NUMBER);
        clock.advance(Duration.ofMinutes(4));
        assertTrue(server.sluss().callbacks().take("callback/syd").isPresent(), "another agent");
        agent.one("[data-result=no-answer]").click();
        agent.awaitText("#problem", "inte ditt längre");
        assertTrue(agent.all(NUMBER).isEmpty());
    }

    @Test
    void everything_is_there_in_english_too_and_axe_finds_no_violations() {
        due();
        CallbackMaker.promised(http, "jag har tappat min plånbok", "+46701740698");
        for (String language : List.of("sv", "en")) {
            opens("/agent/?lang=" + language);
            assertAccessible("the list in " + language);
            agent.one(TAKE).click();
            agent.await("the number", NUMBER);
            assertAccessible("a call in " + language);
            agent.one("[data-result=failed]").click();
            agent.await("ready", "#take:enabled");
            clock.advance(Duration.ofMinutes(10));
        }
        assertEquals("en", agent.one("html").getDomAttribute("lang"));
        assertEquals("Calling back", agent.text("h1"));
        agent.one(TAKE).click();
        agent.await("the number", NUMBER);
        assertTrue(agent.text("#callback").contains("leave no message"), agent.text("#callback"));
        agent.one("#language").click();
        assertEquals("Ringa upp", agent.text("h1"));
        assertTrue(agent.text("#callback").contains("lämna inget meddelande"), agent.text("#callback"));
    }

    @Test
    void with_a_token_the_page_asks_for_it_and_keeps_it_nowhere() {
        ServeOptions guarded = ServeOptions.toTry(RulesSource.of("municipality"), clock)
                .withoutHealthChecks()
                .withConsoleToken("a-token-for-this-test-only");
        try (RunningServer other = RunningServer.start(guarded)) {
            agent.opens(other.address().resolve("/agent/").toString());
            assertFalse(agent.one("#desk").isDisplayed());
            assertAccessible("the token");
            agent.one("#token").sendKeys("wrong-wrong-wrong-wrong" + Keys.ENTER);
            agent.awaitText("#problem", "stämmer inte");
            agent.one("#token").sendKeys("a-token-for-this-test-only" + Keys.ENTER);
            agent.await("the list", TAKE);
            assertEquals(
                    "{}{}",
                    agent.browser()
                            .executeScript(
                                    "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie"));
        }
    }

    @Test
    void nothing_is_wrong_in_the_browsers_console_and_nothing_is_wider_than_a_phone(@TempDir Path other) {
        due();
        agent.browser().manage().logs().get(LogType.BROWSER); // what came before is not meant
        opens("/agent/");
        agent.one(TAKE).click();
        agent.await("the number", NUMBER);
        assertEquals(
                List.of(),
                agent.browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(entry -> entry.getMessage())
                        .toList());
        agent.one("[data-result=no-answer]").click();
        agent.await("ready", "#take:enabled");
        clock.advance(Duration.ofMinutes(10));
        try (Visitor phone = Visitor.withAPhone(server.address(), other)) {
            phone.opens("/agent/?lang=sv");
            phone.await("the list", "#waiting table");
            assertEquals(0L, tooWide(phone), "the list");
            phone.one(TAKE).click();
            phone.await("the number", NUMBER);
            assertEquals(0L, tooWide(phone), "a call");
        }
    }

    private static Object tooWide(Visitor phone) {
        return phone.browser()
                .executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static void assertAccessible(String where) {
        Results looked = new AxeBuilder().analyze(agent.browser());
        assertTrue(looked.getPasses().size() > 10, where + ": axe has hardly looked");
        assertEquals(
                List.of(),
                looked.getViolations().stream()
                        .map(rule -> where + ": " + rule.getId() + " " + rule.getHelp() + " " + rule.getNodes())
                        .toList());
    }

    /** A picture of the page for whoever changes it. */
    private static void shoot(String name) {
        try {
            Path picture = Path.of("target").resolve(name);
            Files.write(picture, agent.browser().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
