package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import io.sluss.contact.InvalidContactException;
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
 * The HTTP interface of one {@link Sluss}, to be mapped to {@code /api/*}, {@code /go/*} and {@code /health/*} in the
 * root of its context.
 *
 * <p>From code it serves a {@link Sluss} of the host's, which maintains and closes it. From a deployment descriptor it
 * makes its own, maintains it and closes it; the init parameters are
 *
 * <ul>
 *   <li>{@code rules}: the path of the rules file, needed; below {@code /WEB-INF/} it is looked for in the application
 *   <li>{@code baseUrl}: see {@link WebOptions#baseUrl}
 *   <li>{@code acceptArrivedAt}: {@code true} or {@code false}, see {@link WebOptions#acceptArrivedAt}
 * </ul>
 *
 * <p>Every error is answered with problem details (RFC 9457), which never repeat what the request said; nothing of a
 * request is logged. Thread-safe.
 */
public final class SlussServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SlussServlet.class);

    private final transient @Nullable Sluss given;
    private final transient @Nullable WebOptions givenOptions;
    private transient volatile @Nullable OwnSluss own;
    private transient volatile @Nullable Router router;
    private volatile boolean serving;

    /** For a deployment descriptor: makes a Sluss of its own from the init parameters. */
    public SlussServlet() {
        this.given = null;
        this.givenOptions = null;
    }

    /**
     * Serves a Sluss of the host's; init parameters are not read.
     *
     * @param sluss what decides; the host maintains and closes it
     * @param options how it is served
     */
    public SlussServlet(Sluss sluss, WebOptions options) {
        this.given = sluss;
        this.givenOptions = options;
    }

    @Override
    public void init() throws ServletException {
        if (given != null && givenOptions != null) {
            begin(given, givenOptions);
        } else {
            WebOptions options = OwnSluss.options(getServletConfig());
            OwnSluss made = OwnSluss.of(getServletConfig());
            own = made;
            begin(made.sluss(), options);
        }
    }

    private void begin(Sluss sluss, WebOptions options) {
        router = routes(sluss, options);
        serving = true;
    }

    Router routes(Sluss sluss, WebOptions options) {
        Addresses addresses = new Addresses(options);
        Router routes = new Router();
        new ContactRoutes(sluss, options, new DecisionReply(addresses, sluss::mayAnnounceWait)).addTo(routes);
        new OfferRoutes(sluss).addTo(routes);
        PromiseReply promises = new PromiseReply(sluss, addresses);
        new PromiseRoutes(sluss, promises).addTo(routes);
        new MadePromiseRoutes(sluss, promises).addTo(routes);
        new LinkRoutes(sluss).addTo(routes);
        new DescriptionRoute().addTo(routes);
        new HealthRoutes(sluss, () -> serving && options.ready().getAsBoolean(), options.stores(), options.simulated())
                .addTo(routes);
        return routes;
    }

    @Override
    public void destroy() {
        serving = false;
        OwnSluss made = own;
        if (made != null) {
            made.close();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Reply reply = reply(request);
        try {
            write(reply, request, response);
        } catch (IOException e) {
            LOG.debug("Nobody waits for the answer any more", Hidden.of(e));
        }
    }

    private Reply reply(HttpServletRequest request) {
        Router routes = router;
        try {
            if (routes == null) {
                throw new IllegalStateException("the servlet was not initialised");
            }
            return routes.handle(request);
        } catch (Problem e) {
            return e.reply();
        } catch (InvalidContactException e) {
            return Problem.invalid(e).reply();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("A request failed", Hidden.of(e));
            return Problem.of(ProblemType.INTERNAL, "the request failed inside; send the contact to a person")
                    .reply();
        }
    }

    private static void write(Reply reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(response::setHeader);
        if (reply.contentType() != null) {
            response.setContentType(reply.contentType());
            response.setContentLength(body.length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(body);
            }
        }
    }
}
