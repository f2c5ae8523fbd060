package io.sluss.ivr.call.planted;

import jakarta.servlet.http.HttpServletRequest;

/** Breaks a rule on purpose. */
final class KnowsServlets {
    String read(HttpServletRequest request) {
        return request.getMethod();
    }
}
