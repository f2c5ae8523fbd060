package io.sluss.ivr;

import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import io.sluss.ivr.call.Calls;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of a voice platform in VoiceXML 2.1: map it to {@code /ivr/voicexml} and let the platform dial that
 * address. Every answer is 200 with a document, since interpreters end a call at anything else; what goes wrong inside
 * is a document that transfers to the agents. Thread-safe.
 *
 * <p>Parameters, in the query or the body, by GET or POST. When the call begins, all optional: {@code language},
 * {@code region} (of the number dialled), {@code place}, {@code signals} (separated by commas), {@code queueTicket} and
 * {@code callId} (the platform's own). At each step the documents send {@code call} (the sealed state), {@code keys},
 * {@code utterance}, {@code confidence} and {@code alternative2} to {@code alternative5} (what was said, how sure that
 * is, 0-1, and what may have been said instead, where the platform transcribes), {@code event} ({@code noinput}, {@code nomatch}, {@code hangup}, {@code transferfailed}) and {@code caller}, which they read from
 * {@code session.connection.remote.uri}; it is in no document, and not kept. A platform that has listened already may
 * send {@code utterance} when the call begins (by POST: addresses end up in logs). The key 0 always leads to a person,
 * and {@code *} at the greeting to the next language.
 *
 * <p>A call ends with {@code <exit namelist>}: {@code outcome}, {@code contactId}, {@code language}, {@code region},
 * {@code reason}, and, when an offer was accepted, {@code offerId} and {@code channel}, so that the platform, which
 * knows the number, can send the link to an e-service.
 */
public class VoiceXmlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VoiceXmlServlet.class);

    /** The name of the attribute of the servlet context in which a host puts its {@link Sluss}. */
    public static final String SLUSS_ATTRIBUTE = "io.sluss.Sluss";

    private transient @Nullable Sluss given;
    private transient @Nullable VoiceOptions options;
    private transient volatile @Nullable Calls calls;
    private transient @Nullable VoiceXmlRenderer renderer;

    /** For containers: Sluss is in the attribute {@value #SLUSS_ATTRIBUTE}, the options are init parameters. */
    public VoiceXmlServlet() {}

    /**
     * A servlet for a Sluss.
     *
     * @param sluss decides and counts
     * @param options how calls are answered
     */
    public VoiceXmlServlet(Sluss sluss, VoiceOptions options) {
        this.given = sluss;
        this.options = options;
    }

    /**
     * Reads the init parameters, unless there are options already.
     *
     * @throws ServletException if an init parameter has a value that cannot be
     */
    @Override
    public void init() throws ServletException {
        if (options == null) {
            try {
                options = VoiceOptions.of(this::getInitParameter);
            } catch (IllegalArgumentException e) {
                throw new ServletException("VoiceXmlServlet: " + e.getMessage(), e);
            }
        }
        renderer = new VoiceXmlRenderer(options);
        calls();
    }

    /** The calls, as soon as the host has put its Sluss where it is looked for. */
    private @Nullable Calls calls() {
        Calls found = calls;
        if (found == null && options != null) {
            Object sluss = given != null ? given : getServletContext().getAttribute(SLUSS_ATTRIBUTE);
            if (sluss instanceof Sluss known) {
                found = new Calls(known, options.clock(), options.stateSecret(), options.fallbackQueue());
                calls = found;
            } else {
                LOG.error("The servlet context has no attribute {}: calls go to the fallback queue", SLUSS_ATTRIBUTE);
            }
        }
        return found;
    }

    /** Answers whatever the method. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] document = document(request).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/voicexml+xml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private String document(HttpServletRequest request) {
        VoiceXmlRenderer rendering = renderer;
        if (rendering == null) {
            throw new IllegalStateException("used before init");
        }
        try {
            Calls answering = calls();
            if (answering == null) {
                return rendering.lastResort();
            }
            VoiceParameters parameters = VoiceParameters.of(request);
            return rendering.render(answering.answer(parameters.call(), parameters.input()), callUrl(request));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("A call could not be answered; it goes to the fallback queue", Hidden.of(e));
            return rendering.lastResort();
        }
    }

    /** Relative, so that it holds behind a proxy too: the last segment of the path. */
    private String callUrl(HttpServletRequest request) {
        String configured = options == null ? null : options.callUrl();
        if (configured != null) {
            return configured;
        }
        String path = request.getRequestURI();
        String segment = path.substring(path.lastIndexOf('/') + 1);
        return segment.matches("[A-Za-z0-9._~-]+") ? segment : "";
    }
}
