package io.sluss.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first Java is what a newcomer types, so it must work as it stands. */
class ReadmeTest {
    /** Tests run in the module's folder. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final int FIRST_LINES = 30;

    @Test
    void theFirstJavaOfTheReadmeCompilesRunsAndOffersTheEService(@TempDir Path folder) throws Exception {
        List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
        int start = readme.indexOf("```java");
        int end = start + 1 + readme.subList(start + 1, readme.size()).indexOf("```");
        assertTrue(start >= 0 && end < FIRST_LINES, "the first Java stands within the first 30 lines");
        String rules = ROOT.resolve("examples/src/main/resources/rules/police-114-14.yaml")
                .toString();
        String code = String.join("\n", readme.subList(start + 1, end))
                .replace("examples/src/main/resources/rules/police-114-14.yaml", rules.replace("\\", "/"))
                .replace("class FirstContact", "public class FirstContact");
        Path source = Files.writeString(folder.resolve("FirstContact.java"), code);

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "tests run on a JDK");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int failed =
                compiler.run(null, said, said, "-proc:none", "-cp", path, "-d", folder.toString(), source.toString());
        assertEquals(0, failed, () -> said.toString(StandardCharsets.UTF_8));

        assertEquals(List.of("E_SERVICE", "LIVE_AGENT"), kinds(run(folder)));
    }

    private static String run(Path folder) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        URL[] classes = {new File(folder.toString()).toURI().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("FirstContact").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The first and the last kind that was offered: what lies between depends on the hour. */
    private static List<String> kinds(String printed) {
        List<String> kinds = printed.lines().map(line -> line.split(" ", 2)[0]).toList();
        return List.of(kinds.get(0), kinds.get(kinds.size() - 1));
    }
}
