package io.sluss.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the adapter hangs together. Each rule holds of the adapter, and notices a class that breaks it. */
class ArchitectureTest {
    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluss.jdbc");

    private static final Pattern TIME_OF_THE_DATABASE = Pattern.compile(
            "\\b(now|(clock|statement|transaction)_timestamp|timeofday)\\s*\\(|\\b(current_(date|time|timestamp)|localtime(stamp)?)\\b",
            Pattern.CASE_INSENSITIVE);

    enum Rule {
        NO_OTHER_ADAPTER(
                never(dependOnClassesThat(
                        resideInAnyPackage("io.sluss.web..", "io.sluss.ivr..", "io.sluss.examples.."))),
                "KnowsAnotherAdapter"),
        STORES_DO_NOT_KNOW_THE_FRONT_DOOR(
                never(dependOnClassesThat(resideInAPackage("io.sluss"))), "KnowsTheFrontDoor"),
        ANY_DRIVER_WILL_DO(
                never(dependOnClassesThat(resideInAnyPackage("org.postgresql..", "com.zaxxer..", "org.flywaydb.."))),
                "KnowsTheDriver"),
        THREADS_ARE_THE_HOSTS(
                never(callMethodWhere(describe(
                        "start a thread",
                        call -> call.getTargetOwner().isAssignableTo(Thread.class)
                                && call.getName().equals("start")))),
                "StartsAThread"),
        TIME_IS_PASSED_IN(
                never(callMethodWhere(describe(
                        "look at the clock",
                        call -> call.getName().equals("now") || call.getName().equals("currentTimeMillis")))),
                "LooksAtTheClock");

        private final ArchRule rule;
        private final String planted;

        Rule(ArchCondition<JavaClass> condition, String planted) {
            this.rule = classes().that().resideInAPackage("io.sluss.jdbc..").should(condition);
            this.planted = "io.sluss.jdbc.planted." + planted;
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void the_adapter_keeps_the_rule(Rule rule) {
        assertTrue(ADAPTER.contain("io.sluss.jdbc.JdbcStores"));
        assertFalse(ADAPTER.contain(rule.planted));
        rule.rule.check(ADAPTER);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void the_rule_notices_a_class_that_breaks_it(Rule rule) throws ClassNotFoundException {
        JavaClasses bad = new ClassFileImporter().importClasses(Class.forName(rule.planted));
        assertTrue(rule.rule.evaluate(bad).hasViolation(), rule.planted);
    }

    @Test
    void nothing_is_judged_by_the_time_of_the_database() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertTrue(all.size() > 8, () -> "only " + all);
            assertEquals(
                    List.of(),
                    all.stream().filter(ArchitectureTest::asksForTheTime).toList());
        }
        for (String asks : List.of("WHERE held_until < now()", "DEFAULT CURRENT_TIMESTAMP", "clock_timestamp ()")) {
            assertTrue(TIME_OF_THE_DATABASE.matcher(asks).find(), asks);
        }
    }

    private static boolean asksForTheTime(Path file) {
        try {
            return TIME_OF_THE_DATABASE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
