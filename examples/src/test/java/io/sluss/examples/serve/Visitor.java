package io.sluss.examples.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Somebody in front of a browser who tries the opening page. */
public final class Visitor implements AutoCloseable {
    /** It warns of every browser that is newer than itself, which does no harm here. */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver browser;
    private final URI server;

    private Visitor(ChromeDriver browser, URI server) {
        this.browser = browser;
        this.server = server;
    }

    public static Visitor atADesk(URI server, Path profile) {
        return new Visitor(started(options(profile).addArguments("--window-size=1280,900")), server);
    }

    public static Visitor withAPhone(URI server, Path profile) {
        Map<String, Object> phone = Map.of("deviceMetrics", Map.of("width", 360, "height", 740, "pixelRatio", 2.0));
        return new Visitor(started(options(profile).setExperimentalOption("mobileEmulation", phone)), server);
    }

    private static ChromeOptions options(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Tools.CHROMIUM.toFile());
        return options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
    }

    private static ChromeDriver started(ChromeOptions options) {
        VERSIONS.setLevel(Level.SEVERE);
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(Tools.CHROMEDRIVER.toFile())
                .usingAnyFreePort()
                .build();
        try {
            driver.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChromeDriver(driver, options);
    }

    public ChromeDriver browser() {
        return browser;
    }

    void opens(String path) {
        browser.get(server.resolve(path).toString());
        await("the page is ready", "html[data-ready=true]");
    }

    void judges(String words, String time) {
        WebElement text = one("#utterance");
        text.clear();
        text.sendKeys(words);
        one("input[name=time][value=" + time + "]").click();
        one("#contact button[type=submit]").click();
        await("a verdict", "#urgency");
        await("offers", ".offer");
    }

    void answers(String question, String value) {
        one("[data-ask=" + question + "] input[value=" + value + "]").click();
    }

    void acts(String channel, String what) {
        one(card(channel) + " [data-act=" + what + "]").click();
    }

    static String card(String channel) {
        return ".offer[data-channel=" + channel + "]";
    }

    List<String> channels() {
        return all(".offer").stream()
                .map(card -> card.getDomAttribute("data-channel"))
                .toList();
    }

    public WebElement one(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    public String text(String selector) {
        return one(selector).getText();
    }

    void await(String what, String selector) {
        Eventually.holds(() -> what + ": " + selector, () -> isShown(selector));
    }

    void awaitText(String selector, String wanted) {
        Eventually.holds(
                () -> wanted + " in " + selector + ": " + texts(selector),
                () -> texts(selector).stream().anyMatch(text -> text.contains(wanted)));
    }

    private boolean isShown(String selector) {
        try {
            return all(selector).stream().anyMatch(WebElement::isDisplayed);
        } catch (StaleElementReferenceException e) {
            return false; // the page is just putting another in its place
        }
    }

    private List<String> texts(String selector) {
        try {
            return all(selector).stream().map(WebElement::getText).toList();
        } catch (StaleElementReferenceException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        browser.quit();
    }
}
