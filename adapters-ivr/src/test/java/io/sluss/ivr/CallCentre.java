package io.sluss.ivr;

import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A service that answers calls on an embedded Jetty, with a clock that stands where it is put. */
final class CallCentre implements AutoCloseable {
    /** A Wednesday in winter, 10.00 in Sweden. */
    static final Instant WEDNESDAY_TEN = Instant.parse("2026-11-25T09:00:00Z");

    /** A slow machine must not turn decisions into degraded ones. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    final List<LedgerEvent> events = new CopyOnWriteArrayList<>();
    final Sluss sluss;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    volatile Instant now = WEDNESDAY_TEN;

    CallCentre() {
        this(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
    }

    CallCentre(UnaryOperator<String> rules, UnaryOperator<VoiceOptions> options, UnaryOperator<SlussBuilder> built) {
        SlussBuilder builder =
                Sluss.builder(rules(rules)).clock(() -> now).deadline(PATIENT).recorder(events::add);
        this.sluss = built.apply(builder).build();
        VoiceOptions voice = VoiceOptions.defaults()
                .withClock(() -> now)
                .withSpeechGrammar("builtin:speech/transcribe")
                .withQueueUri("sip:{queue}@agents.example");
        start(new ServletHolder(new VoiceXmlServlet(sluss, options.apply(voice))), null);
    }

    /** A servlet of the container's own making. */
    CallCentre(ServletHolder holder, boolean withSluss) {
        this.sluss = Sluss.builder(rules(UnaryOperator.identity()))
                .clock(() -> now)
                .deadline(PATIENT)
                .recorder(events::add)
                .build();
        start(holder, withSluss ? sluss : null);
    }

    private void start(ServletHolder holder, Sluss attribute) {
        try {
            server.addConnector(connector);
            ServletContextHandler context = new ServletContextHandler();
            context.setContextPath("/app");
            if (attribute != null) {
                context.setAttribute(VoiceXmlServlet.SLUSS_ATTRIBUTE, attribute);
            }
            context.addServlet(holder, "/ivr/voicexml");
            server.setHandler(context);
            server.start();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static RuleSet rules(UnaryOperator<String> change) {
        try (var in = CallCentre.class.getResourceAsStream("/voice-rules.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return RuleSetFile.parse("voice-rules.yaml", change.apply(text));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort() + "/app/ivr/voicexml");
    }

    /** A caller with a number of their own. */
    VoiceCaller caller() {
        return new VoiceCaller(address(), "tel:+46701740605");
    }

    VoiceCaller caller(String uri) {
        return new VoiceCaller(address(), uri);
    }

    long contacts() {
        return sluss.uptake().contacts();
    }

    long presented(ChannelKind kind) {
        sluss.uptake();
        return events.stream()
                .filter(event -> event.kind() == LedgerEvent.Kind.PRESENTED
                        && event.labels().channel() == kind)
                .count();
    }

    long outcomes(ChannelKind kind, Outcome outcome) {
        sluss.uptake();
        return events.stream()
                .filter(event -> event.outcome() == outcome && event.labels().channel() == kind)
                .count();
    }

    long promises(String state) {
        sluss.uptake();
        return events.stream()
                .filter(event -> event.kind() == LedgerEvent.Kind.PROMISE && state.equals(event.detail()))
                .count();
    }

    long happened(LedgerEvent.Kind kind) {
        sluss.uptake();
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    void stopServing() {
        try {
            connector.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        sluss.close();
    }
}
