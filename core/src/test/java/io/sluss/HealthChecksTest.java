package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sluss.contact.ChannelTrouble;
import io.sluss.matching.Availability;
import io.sluss.matching.AvailabilitySource;
import io.sluss.matching.Channel;
import io.sluss.matching.HealthChecks;
import io.sluss.matching.Suppressed;
import io.sluss.rules.RuleSet;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether e-services are up is asked of real servers on this machine, and reaches decisions. */
class HealthChecksTest {
    private static final Duration INTERVAL = HealthChecks.DEFAULT_INTERVAL;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PASSWORD = "for-tests-only";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Map<String, Integer> status = new ConcurrentHashMap<>();
    private final List<HttpExchange> asked = new CopyOnWriteArrayList<>();
    private final SettableClock clock = SettableClock.at(Desk.NOON);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange);
        int code = status.getOrDefault(exchange.getRequestURI().getPath(), 200);
        if (code >= 300 && code < 400) {
            exchange.getResponseHeaders().add("Location", address("/elsewhere"));
        }
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    private String address(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    private static RuleSet rules(String health) {
        return TestRules.rules()
                .eServices(TestRules.E_SERVICES.replace("minutes: 10", "minutes: 10\n      health: \"" + health + "\""))
                .build();
    }

    private HealthChecks checks(Duration timeout) {
        return HealthChecks.of(clock, timeout, INTERVAL);
    }

    private Desk desk(String health, AvailabilitySource source) {
        return Desk.with(rules(health), builder -> builder.clock(clock).availability(source));
    }

    private static Optional<Suppressed> left(Decision decision) {
        return decision.suppressed().stream()
                .filter(out -> out.channel().equals("report-theft"))
                .findFirst();
    }

    private static void assertOffered(Decision decision) {
        assertTrue(names(decision).contains("report-theft"), decision::toString);
        assertEquals(Optional.empty(), left(decision));
    }

    private static void assertLeftOut(ChannelTrouble why, Decision decision) {
        assertFalse(names(decision).contains("report-theft"), decision::toString);
        Suppressed out = left(decision).orElseThrow();
        assertEquals(Suppressed.Why.UNAVAILABLE, out.why());
        assertEquals(why, out.trouble());
        String line = "Not offered: report-theft (unavailable: " + why.label() + ")";
        assertTrue(
                decision.because().stream().anyMatch(step -> step.text("en").equals(line)),
                () -> decision.because().toString());
    }

    /** Upkeep until an answer that was asked for meanwhile has come; how long that takes is the machine's business. */
    private static void keepUpUntil(Desk desk, BooleanSupplier seen) {
        long end = System.nanoTime() + LONG.toNanos();
        do {
            desk.sluss.maintain();
            assertTrue(System.nanoTime() < end, "it never came");
        } while (!seen.getAsBoolean());
    }

    private static boolean offers(Desk desk) {
        return names(desk.says(BIKE)).contains("report-theft");
    }

    @Test
    void whatIsUpIsOfferedFromTheVeryFirstDecisionOn() {
        for (int good : List.of(200, 204, 302)) {
            status.put("/up", good);
            Desk desk = desk(address("/up"), checks(LONG));
            assertOffered(desk.says(BIKE));
        }
    }

    @Test
    void whatIsDownIsLeftOutWithTheReasonAndOfferedAgainAfterOneGoodAnswer() {
        status.put("/up", 503);
        Desk desk = desk(address("/up"), checks(LONG));
        assertLeftOut(ChannelTrouble.STATUS_5XX, desk.says(BIKE));
        status.put("/up", 200);
        desk.sluss.maintain();
        assertLeftOut(ChannelTrouble.STATUS_5XX, desk.says(BIKE));
        clock.advance(INTERVAL);
        keepUpUntil(desk, () -> offers(desk));
        status.put("/up", 404);
        clock.advance(INTERVAL);
        keepUpUntil(desk, () -> !offers(desk));
        assertLeftOut(ChannelTrouble.STATUS_4XX, desk.says(BIKE));
        assertEquals(3, asked.size());
    }

    @Test
    void everythingElseIsOfferedWhileAnEServiceIsDown() {
        status.put("/up", 500);
        Desk desk = desk(address("/up"), checks(LONG));
        assertEquals(List.of("callback", "booking", "live-agent"), names(desk.says(BIKE)));
        assertTrue(names(desk.says(Desk.WALLET)).contains("report-loss"), "one without an address is up");
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        status.put("/up", 301);
        assertOffered(desk(address("/up"), checks(LONG)).says(BIKE));
        assertEquals(List.of("/up"), paths());
    }

    private List<String> paths() {
        return asked.stream()
                .map(exchange -> exchange.getRequestURI().getPath())
                .toList();
    }

    @Test
    void itSaysWhoAsksAndNothingElse() {
        Desk desk = desk(address("/up"), checks(LONG));
        desk.sluss.decide(Desk.call().caller(Desk.NUMBER).utterance(BIKE).build());
        HttpExchange request = asked.get(0);
        assertEquals("GET", request.getRequestMethod());
        assertEquals(
                List.of(HealthChecks.USER_AGENT), request.getRequestHeaders().get("User-Agent"));
        for (String header : request.getRequestHeaders().keySet()) {
            assertTrue(
                    List.of("User-agent", "Host", "Content-length", "Connection")
                            .contains(header),
                    header);
        }
    }

    @Test
    void noBodyIsReadHoweverLongItIs() throws IOException {
        try (ServerSocket endless = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread writer = new Thread(() -> writeWithoutEnd(endless));
            writer.start();
            assertOffered(desk("http://127.0.0.1:" + endless.getLocalPort() + "/", checks(LONG))
                    .says(BIKE));
            joined(writer); // it ends when nobody reads on
        }
    }

    private static void writeWithoutEnd(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] much = new byte[65_536];
            while (true) {
                out.write(much);
            }
        } catch (IOException e) {
            // The reader has gone, as it should.
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join(LONG.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertFalse(thread.isAlive());
    }

    @Test
    void aServiceThatNeverAnswersIsLeftOutAndHoldsNeitherADecisionNorUpkeep() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Desk desk = desk("http://127.0.0.1:" + silent.getLocalPort() + "/", checks(SHORT));
            keepUpUntil(desk, () -> left(desk.says(BIKE)).orElseThrow().trouble() == ChannelTrouble.TIMEOUT);
            assertLeftOut(ChannelTrouble.TIMEOUT, desk.says(BIKE));
            clock.advance(INTERVAL);
            desk.sluss.maintain(); // asks again
            assertLeftOut(ChannelTrouble.TIMEOUT, desk.says(BIKE));
            assertTrue(desk.recorded.degraded.isEmpty());
        }
    }

    @Test
    void upkeepAndDecisionsGoOnWhileAnAnswerIsOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            HealthChecks checks = checks(Duration.ofHours(1)); // whoever waited for it would never end
            Thread first = new Thread(() -> checks.watch(rules(there).channels()));
            first.setDaemon(true);
            first.start(); // this one waits for the first answer
            silent.accept();
            Desk desk = desk(there, checks); // these do not
            desk.sluss.maintain();
            assertLeftOut(ChannelTrouble.NOT_ASKED_YET, desk.says(BIKE));
            clock.advance(Duration.ofHours(1).plusSeconds(1));
            desk.sluss.maintain();
            assertLeftOut(ChannelTrouble.TIMEOUT, desk.says(BIKE));
            first.interrupt();
            joined(first);
        }
    }

    @Test
    void aConnectionThatBreaksIsUnreachable() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> closeAtOnce(rude));
            closer.setDaemon(true);
            closer.start();
            Desk desk = desk("http://127.0.0.1:" + rude.getLocalPort() + "/", checks(LONG));
            assertLeftOut(ChannelTrouble.UNREACHABLE, desk.says(BIKE));
        }
        server.stop(0);
        Desk desk = desk(address("/up"), checks(LONG));
        assertLeftOut(ChannelTrouble.UNREACHABLE, desk.says(BIKE));
    }

    private static void closeAtOnce(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setSoLinger(true, 0); // a reset
                socket.close();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void aServiceThatCannotBeTrustedIsLeftOut(@TempDir Path dir) throws Exception {
        HttpsServer selfSigned = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        selfSigned.setHttpsConfigurator(new HttpsConfigurator(selfSigned(dir.resolve("key.p12"))));
        selfSigned.createContext("/", this::answer);
        selfSigned.start();
        try {
            String there = "https://127.0.0.1:" + selfSigned.getAddress().getPort() + "/";
            assertLeftOut(ChannelTrouble.TLS, desk(there, checks(LONG)).says(BIKE));
            assertEquals(List.of(), asked);
        } finally {
            selfSigned.stop(0);
        }
    }

    /** A certificate that nobody vouches for, made by the Java that runs this. */
    private static SSLContext selfSigned(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String words = "-genkeypair -alias test -keyalg EC -dname CN=127.0.0.1 -storepass " + PASSWORD + " -keystore";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(words.split(" ")));
        command.add(file.toString());
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, made.waitFor(), told);
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void aServiceThatSpeaksNoTlsIsLeftOut() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread writer = new Thread(() -> refuse(plain));
            writer.start();
            Desk desk = desk("https://127.0.0.1:" + plain.getLocalPort() + "/", checks(LONG));
            assertLeftOut(ChannelTrouble.TLS, desk.says(BIKE));
            joined(writer);
        }
    }

    /** As a server of plain HTTP does: it reads the handshake (RFC 8446, 5.1), answers in its own words, and closes. */
    private static void refuse(ServerSocket server) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(3);
            in.skipNBytes(in.readUnsignedShort());
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            in.readAllBytes(); // until the client has gone
        } catch (IOException e) {
            // The client has gone, as it should.
        }
    }

    @Test
    void anAddressIsAskedOnceWithinTheIntervalForAllServicesAndVersionsThatHaveIt() {
        RuleSet rules = TestRules.rules()
                .eServices(TestRules.E_SERVICES.replace(
                        "requires:", "health: \"" + address("/up") + "\"\n      requires:"))
                .build();
        HealthChecks checks = checks(LONG);
        Desk desk = Desk.with(rules, builder -> builder.clock(clock).availability(checks));
        desk.sluss.reload(rules(address("/up")));
        for (int i = 0; i < 9; i++) {
            clock.advance(Duration.ofSeconds(1));
            desk.sluss.maintain();
        }
        assertEquals(List.of("/up"), paths());
        clock.advance(Duration.ofSeconds(1));
        keepUpUntil(desk, () -> asked.size() > 1);
        assertEquals(List.of("/up", "/up"), paths());
    }

    @Test
    void aNewRulesFileBringsItsAddressesAndTheOldOnesAreAskedForWhileSomebodyMayNeedThem() {
        status.put("/new", 503);
        Desk desk = desk(address("/old"), checks(LONG));
        Decision before = desk.says(BIKE);
        assertOffered(before);
        desk.sluss.reload(rules(address("/new")));
        assertLeftOut(ChannelTrouble.STATUS_5XX, desk.says(BIKE));
        assertOffered(desk.says(before, BIKE)); // goes on under the rules it began with
        assertEquals(List.of("/old", "/new"), paths());
    }

    @Test
    void whatWasSeenIsForgottenAfterAMinute() {
        HealthChecks checks = checks(LONG);
        Desk desk = desk(address("/up"), checks);
        assertOffered(desk.says(BIKE));
        Channel theft = desk.sluss.rules().channel("report-theft").orElseThrow();
        assertEquals(Availability.up(clock.instant()), checks.of(theft));
        clock.advance(Duration.ofSeconds(60));
        assertOffered(desk.says(BIKE));
        clock.advance(Duration.ofSeconds(1));
        assertLeftOut(ChannelTrouble.STALE, desk.says(BIKE));
        assertEquals(ChannelTrouble.NOT_ASKED_YET, checks.of(theft).trouble());
        keepUpUntil(desk, () -> offers(desk));
    }

    @Test
    void timesOutOfRangeAreRefused() {
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThrows(IllegalArgumentException.class, () -> HealthChecks.of(clock, timeout, INTERVAL));
        }
        for (Duration interval : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(60))) {
            assertThrows(IllegalArgumentException.class, () -> HealthChecks.of(clock, LONG, interval));
        }
    }
}
