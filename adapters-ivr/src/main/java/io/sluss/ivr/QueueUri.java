package io.sluss.ivr;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a queue, from a template.
 *
 * @param template the address with placeholders in braces
 */
record QueueUri(String template) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    /** The address of {@code queue}; a placeholder that nothing is known of becomes empty. */
    String of(String queue, Map<String, String> variables) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(found -> {
            String name = found.group(1);
            String value = name.equals("queue") ? queue : variables.getOrDefault(name, "");
            return Matcher.quoteReplacement(
                    URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        });
    }
}
