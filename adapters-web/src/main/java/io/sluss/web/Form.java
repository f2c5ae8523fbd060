package io.sluss.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the answers of a page's form. */
final class Form {
    private Form() {}

    /**
     * The answers of {@code safe=yes&suspect-known=no}; whatever is neither yes nor no is left out, and so asked again.
     *
     * @throws Problem if there are more answers than any page asks
     */
    static Map<String, Boolean> answers(String body) {
        String[] pairs = body.split("&", -1);
        if (pairs.length > Fields.MAX_VALUES) {
            throw Problem.malformed("the form has more than " + Fields.MAX_VALUES + " fields");
        }
        Map<String, Boolean> answers = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (value.equals("yes") || value.equals("no")) {
                answers.put(decoded(pair.substring(0, equals)), value.equals("yes"));
            }
        }
        return answers;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed("the form is not encoded as a form is");
        }
    }
}
