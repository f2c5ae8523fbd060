package io.sluss.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How {@link SlussServlet} serves. Immutable: each method gives a copy that differs in one thing. */
public final class WebOptions {
    /** Addresses relative to the server, no {@code arrivedAt}, ready as long as the servlet serves. */
    public static final WebOptions DEFAULT = new WebOptions(false, "", () -> true, null, false);

    private final boolean acceptArrivedAt;
    private final String baseUrl;
    private final BooleanSupplier ready;
    private final @Nullable BooleanSupplier stores;
    private final boolean simulated;

    private WebOptions(
            boolean acceptArrivedAt,
            String baseUrl,
            BooleanSupplier ready,
            @Nullable BooleanSupplier stores,
            boolean simulated) {
        this.acceptArrivedAt = acceptArrivedAt;
        this.baseUrl = baseUrl;
        this.ready = ready;
        this.stores = stores;
        this.simulated = simulated;
    }

    /**
     * Whether a contact may say when it arrived. Only for front ends that can be trusted with the time: for replay, and
     * where the call came in elsewhere. Off by default.
     */
    public WebOptions acceptArrivedAt(boolean accept) {
        return new WebOptions(accept, baseUrl, ready, stores, simulated);
    }

    /**
     * Where the servlet's context is reached from outside, {@code https://sluss.example.org/kontakt}: links and the
     * addresses of promises begin with it. Without it they begin with the context's path.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https URL without query and fragment
     */
    public WebOptions baseUrl(String url) {
        String withoutSlash = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        if (!isBase(withoutSlash)) {
            throw new IllegalArgumentException("baseUrl is not an http or https URL without query and fragment");
        }
        return new WebOptions(acceptArrivedAt, withoutSlash, ready, stores, simulated);
    }

    private static boolean isBase(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Tells {@code /health/ready} whether contacts can be sent here. It should be quick; when it throws, the answer is
     * no. By default always yes.
     */
    public WebOptions ready(BooleanSupplier isReady) {
        return new WebOptions(acceptArrivedAt, baseUrl, isReady, stores, simulated);
    }

    /**
     * Tells {@code /health} whether the stores answer. Contacts are served without them, so it changes nothing else; it
     * should be quick, and when it throws, the answer is no. By default nothing is told of stores.
     */
    public WebOptions stores(BooleanSupplier answer) {
        return new WebOptions(acceptArrivedAt, baseUrl, ready, answer, simulated);
    }

    /** Whether {@code /health} says that contacts are played, so that nobody takes this for the real thing. */
    public WebOptions simulated(boolean played) {
        return new WebOptions(acceptArrivedAt, baseUrl, ready, stores, played);
    }

    boolean simulated() {
        return simulated;
    }

    boolean acceptArrivedAt() {
        return acceptArrivedAt;
    }

    /** The base without a slash at its end, or an empty text. */
    String baseUrl() {
        return baseUrl;
    }

    BooleanSupplier ready() {
        return ready;
    }

    @Nullable
    BooleanSupplier stores() {
        return stores;
    }
}
