package io.sluss.ivr;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the adapter hangs together. Each rule holds of the adapter, and notices a class that breaks it. */
class ArchitectureTest {
    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sluss.ivr");

    enum Rule {
        NO_OTHER_ADAPTER(
                classes()
                        .that()
                        .resideInAPackage("io.sluss.ivr..")
                        .should(never(dependOnClassesThat(
                                resideInAnyPackage("io.sluss.web..", "io.sluss.jdbc..", "io.sluss.examples..")))),
                "io.sluss.ivr.planted.KnowsAnotherAdapter"),
        CALL_FLOW_KNOWS_NO_SERVLET(
                classes()
                        .that()
                        .resideInAPackage("io.sluss.ivr.call..")
                        .should(never(
                                dependOnClassesThat(resideInAnyPackage("jakarta..", "javax.xml..", "org.w3c.dom..")))),
                "io.sluss.ivr.call.planted.KnowsServlets"),
        CALL_FLOW_KNOWS_NO_RENDERING(
                classes()
                        .that()
                        .resideInAPackage("io.sluss.ivr.call..")
                        .should(never(dependOnClassesThat(resideInAPackage("io.sluss.ivr")))),
                "io.sluss.ivr.call.planted.KnowsARendering"),
        THREADS_ARE_THE_HOSTS(
                classes()
                        .that()
                        .resideInAPackage("io.sluss.ivr..")
                        .should(never(callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                                "start a thread",
                                call -> call.getTargetOwner().isAssignableTo(Thread.class)
                                        && call.getName().equals("start"))))),
                "io.sluss.ivr.planted.StartsAThread");

        private final ArchRule rule;
        private final String planted;

        Rule(ArchRule rule, String planted) {
            this.rule = rule;
            this.planted = planted;
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void theAdapterKeepsTheRule(Rule rule) {
        assertFalse(ADAPTER.isEmpty());
        rule.rule.check(ADAPTER);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void theRuleNoticesAClassThatBreaksIt(Rule rule) throws ClassNotFoundException {
        JavaClasses bad = new ClassFileImporter().importClasses(Class.forName(rule.planted));
        assertTrue(rule.rule.evaluate(bad).hasViolation(), rule.planted);
    }
}
