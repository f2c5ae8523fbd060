package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** How much of a body is read, whatever it says of itself. */
class BodyTest {
    private static final int SKIPPED = 16 * 1024 * 1024;

    /** A body without an end, that may fail. */
    private static final class Endless extends ServletInputStream {
        private long read;
        private final long failsAt;

        Endless(long failsAt) {
            this.failsAt = failsAt;
        }

        @Override
        public int read() throws IOException {
            if (++read > failsAt) {
                throw new IOException(Breakable.SECRET);
            }
            return ' ';
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private static Problem refusal(Endless body) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getInputStream" -> body;
                    case "getContentLengthLong" -> 2L;
                    default -> null;
                });
        return assertThrows(Problem.class, () -> Body.read(request, Body.JSON));
    }

    @Test
    void aBodyWithoutAnEndIsGivenUpAndSoMuchOfItThrownAway() {
        Endless body = new Endless(Long.MAX_VALUE);

        assertEquals(413, refusal(body).reply().status());

        assertTrue(body.read >= SKIPPED && body.read <= Body.MAX_BYTES + SKIPPED + 8192, () -> "" + body.read);
    }

    @Test
    void aBodyThatBreaksOffIsMalformed() {
        Reply reply = refusal(new Endless(100)).reply();

        assertEquals(400, reply.status());
        assertTrue(!reply.body().contains(Breakable.SECRET));
    }
}
