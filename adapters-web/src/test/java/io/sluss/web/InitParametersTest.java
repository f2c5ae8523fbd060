package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A servlet with a mistake in its parameters or rules does not start, and says what is wrong. */
class InitParametersTest {
    @TempDir
    Path directory;

    private static ServletConfig config(Map<String, String> parameters) {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (p, method, args) -> null);
        return (ServletConfig) Proxy.newProxyInstance(
                ServletConfig.class.getClassLoader(),
                new Class<?>[] {ServletConfig.class},
                (p, method, args) -> switch (method.getName()) {
                    case "getInitParameter" -> parameters.get((String) args[0]);
                    case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
                    case "getServletContext" -> context;
                    default -> null;
                });
    }

    private static String refusal(Map<String, String> parameters) {
        SlussServlet servlet = new SlussServlet();
        return assertThrows(ServletException.class, () -> servlet.init(config(parameters)))
                .getMessage();
    }

    private String rules() throws Exception {
        Path file = directory.resolve("rules.yaml");
        return Files.exists(file)
                ? file.toString()
                : Files.writeString(file, WebContract.rulesText()).toString();
    }

    @Test
    void missingOrUnreadableRulesAreSaid() {
        assertTrue(refusal(Map.of()).contains("rules"));
        assertTrue(refusal(Map.of("rules", " ")).contains("rules"));
        assertTrue(refusal(Map.of("rules", "/no/such/file.yaml")).contains("/no/such/file.yaml"));
        assertTrue(refusal(Map.of("rules", "/WEB-INF/none.yaml")).contains("/WEB-INF/none.yaml"));
    }

    @Test
    void everyMistakeInTheRulesIsSaidWithItsPlace() throws Exception {
        Path file = Files.writeString(
                directory.resolve("wrong.yaml"),
                WebContract.rulesText()
                        .replace("urgency: deferrable", "urgency: whenever")
                        .replace("mode: visit", "mode: swim"));

        String message = refusal(Map.of("rules", file.toString()));

        assertTrue(message.contains("wrong.yaml:"), message);
        assertTrue(message.contains("whenever") && message.contains("swim"), message);
    }

    @Test
    void aParameterThatIsNoneOrCannotBeUsedIsSaid() throws Exception {
        assertTrue(refusal(Map.of("rules", rules(), "acceptArivedAt", "true")).contains("acceptArivedAt"));
        assertTrue(refusal(Map.of("rules", rules(), "acceptArrivedAt", "yes")).contains("acceptArrivedAt"));
        for (String url :
                new String[] {"sluss.example", "ftp://sluss.example", "https://x/?a=b", "https://x/#a", "::"}) {
            assertTrue(refusal(Map.of("rules", rules(), "baseUrl", url)).contains("baseUrl"));
        }
    }

    @Test
    void aRefusedServletLeavesNoThread() throws Exception {
        refusal(Map.of("rules", rules(), "acceptArrivedAt", "yes"));

        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("sluss-maintenance")));
    }
}
