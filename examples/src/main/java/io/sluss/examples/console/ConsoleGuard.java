package io.sluss.examples.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the console. With a token: whoever sends it as {@code Authorization: Bearer}, which no browser does by
 * itself. Without one: whoever sits at this machine, asks for it by a name of this machine, and comes from no other
 * site. Thread-safe.
 */
final class ConsoleGuard {
    private static final String BEARER = "Bearer ";

    private final byte @Nullable [] token;

    ConsoleGuard(@Nullable String token) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    /** Why a request is refused, or null when it may pass. */
    @Nullable
    ConsoleProblem refusal(HttpServletRequest request) {
        byte[] wanted = token;
        if (wanted != null) {
            return bears(request, wanted) ? null : ConsoleProblem.TOKEN_NEEDED;
        }
        if (!isThisMachine(request)) {
            return ConsoleProblem.NOT_HERE;
        }
        return comesFromElsewhere(request) ? ConsoleProblem.OTHER_SITE : null;
    }

    private static boolean bears(HttpServletRequest request, byte[] wanted) {
        String given = request.getHeader("Authorization");
        return given != null
                && given.startsWith(BEARER)
                && MessageDigest.isEqual(
                        wanted, given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    /** A proxy on this machine speaks for others, and a name that only leads here may have been made to. */
    private static boolean isThisMachine(HttpServletRequest request) {
        boolean passedOn = Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
                .anyMatch(name -> request.getHeader(name) != null);
        return !passedOn && isLoopback(request.getRemoteAddr()) && isLoopbackName(request.getServerName());
    }

    private static boolean isLoopbackName(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return bare.equalsIgnoreCase("localhost") || (bare.matches("[0-9.]+|[0-9a-fA-F:]+") && isLoopback(bare));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // digits only: nothing is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A browser says where a request comes from; what is no browser says nothing, and follows no link. */
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return !request.getHeader("Host")
                    .equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
