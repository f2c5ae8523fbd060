package io.sluss.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.sluss.web.planted.ShowsJackson;
import io.sluss.web.planted.UsesOtherAdapter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the adapter hangs together; each rule is shown to notice a class that breaks it. */
class ArchitectureTest {
    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sluss.web");

    private static final ArchRule USES_CORE_ONLY = noClasses()
            .that()
            .resideInAPackage("io.sluss.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sluss.ivr..", "io.sluss.jdbc..", "io.sluss.examples..");

    private static final ArchRule SHOWS_NO_JACKSON =
            codeUnits().that().areDeclaredInClassesThat().arePublic().should(showNoJackson());

    private static ArchCondition<JavaCodeUnit> showNoJackson() {
        return new ArchCondition<>("show no type of Jackson") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean shown = unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED);
                Stream<JavaType> types =
                        Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()));
                boolean jackson = types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .anyMatch(type -> type.getPackageName().startsWith("com.fasterxml"));
                if (shown && jackson) {
                    events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
                }
            }
        };
    }

    private static boolean notices(ArchRule rule, Class<?> violation) {
        return rule.evaluate(new ClassFileImporter().importClasses(violation)).hasViolation();
    }

    @Test
    void itUsesNoOtherAdapter() {
        USES_CORE_ONLY.check(ADAPTER);
        assertTrue(notices(USES_CORE_ONLY, UsesOtherAdapter.class));
    }

    @Test
    void itShowsNoJackson() {
        SHOWS_NO_JACKSON.check(ADAPTER);
        assertTrue(notices(SHOWS_NO_JACKSON, ShowsJackson.class));
    }

    @Test
    void onlyTheServletItsOptionsAndTheWebhookArePublic() {
        Set<String> shown = ADAPTER.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertEquals(Set.of("SlussServlet", "WebOptions", "Webhook"), shown);
    }
}
