package io.sluss.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the rules of the house on Sluss, and on planted violations. As plain tests: Surefire has been seen to skip
 * {@code @ArchTest} fields and call that a success.
 */
class HouseRulesTest {
    private static final String BAD = "io.sluss.architecture.bad";
    private static final JavaClasses SLUSS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sluss");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BAD);

    private static final Set<HouseRule> HELD = EnumSet.noneOf(HouseRule.class);
    private static final Set<HouseRule> BROKEN = EnumSet.noneOf(HouseRule.class);

    @ParameterizedTest
    @EnumSource
    void sluss_keeps_the_rule(HouseRule rule) {
        rule.rule("io.sluss").check(SLUSS);
        HELD.add(rule);
    }

    @ParameterizedTest
    @EnumSource
    void each_planted_violation_breaks_the_rule_and_an_innocent_class_does_not(HouseRule rule) {
        EvaluationResult result = rule.rule(BAD).evaluate(PLANTED);
        assertTrue(result.hasViolation());
        List<String> details = result.getFailureReport().getDetails();
        assertFalse(rule.planted().isEmpty());
        for (String planted : rule.planted()) {
            assertTrue(PLANTED.contain(BAD + "." + planted), () -> planted + " is not there");
            assertTrue(
                    details.stream().anyMatch(detail -> detail.contains(BAD + "." + planted)),
                    () -> rule + " does not see " + planted + " in " + details);
        }
        assertTrue(details.stream().noneMatch(detail -> detail.contains("Innocent")), details::toString);
        BROKEN.add(rule);
    }

    @AfterAll
    static void eleven_rules_ran_on_both() {
        assertEquals(11, HouseRule.values().length);
        assertEquals(EnumSet.allOf(HouseRule.class), HELD);
        assertEquals(EnumSet.allOf(HouseRule.class), BROKEN);
    }

    @Test
    void what_the_rules_ran_on_is_all_of_sluss_and_nothing_else() {
        assertTrue(SLUSS.size() > 120, () -> "only " + SLUSS.size() + " classes");
        for (String name : List.of(
                "io.sluss.Sluss",
                "io.sluss.contact.Contact",
                "io.sluss.rules.RuleSet",
                "io.sluss.uptake.UptakeMeters",
                "io.sluss.contact.package-info")) {
            assertTrue(SLUSS.contain(name), name);
        }
        assertFalse(SLUSS.contain("io.sluss.architecture.HouseRule"));
        assertTrue(SLUSS.stream().noneMatch(each -> each.getName().startsWith(BAD)));
    }

    @Test
    void every_package_of_the_flow_is_there() {
        Set<String> packages = new java.util.TreeSet<>(
                SLUSS.stream().map(each -> each.getPackageName()).toList());
        assertTrue(
                packages.containsAll(List.of(
                        "io.sluss",
                        "io.sluss.contact",
                        "io.sluss.criteria",
                        "io.sluss.criticality",
                        "io.sluss.matching",
                        "io.sluss.offer",
                        "io.sluss.outcome",
                        "io.sluss.promise",
                        "io.sluss.rules",
                        "io.sluss.uptake",
                        "io.sluss.whatif")),
                packages::toString);
    }
}
