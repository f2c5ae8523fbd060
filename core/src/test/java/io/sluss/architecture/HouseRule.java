package io.sluss.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house, each a function of the root package, so that it can be run on Sluss and on the violations
 * planted under {@code io.sluss.architecture.bad}.
 */
enum HouseRule {
    /** A file listing tells the story: alphabetical order is the flow. */
    A_PACKAGE_IMPORTS_ONLY_THOSE_BEFORE_IT_AND_NEVER_THE_ROOT("criteria.ImportsLater", "contact.ImportsRoot") {
        @Override
        ArchRule rule(String root) {
            return eachClass("import only packages before it", javaClass -> {
                String from = packageUnder(root, javaClass);
                return from.isEmpty()
                        ? Stream.empty()
                        : javaClass.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> isLater(root, from, dependency.getTargetClass()))
                                .map(Dependency::getDescription);
            });
        }
    },

    ONLY_UPTAKE_METERS_KNOWS_MICROMETER("outcome.KnowsMicrometer") {
        @Override
        ArchRule rule(String root) {
            return eachClass(
                    "not know Micrometer",
                    javaClass -> isOrIsIn(javaClass, root + METERS)
                            ? Stream.empty()
                            : javaClass.getDirectDependenciesFromSelf().stream()
                                    .filter(dependency -> dependency
                                            .getTargetClass()
                                            .getPackageName()
                                            .startsWith("io.micrometer"))
                                    .map(Dependency::getDescription));
        }
    },

    NO_CLASS_STARTS_A_THREAD_OR_SLEEPS(
            "offer.StartsThread", "offer.Sleeps", "offer.MakesExecutor", "offer.IsThread", "offer.RunsAsync") {
        @Override
        ArchRule rule(String root) {
            return eachClass(
                    "start no thread and not sleep",
                    javaClass -> Stream.concat(
                            accesses(javaClass, HouseRule::startsThreadOrSleeps),
                            javaClass.isAssignableTo(Thread.class)
                                    ? Stream.of(javaClass.getName() + " is a thread")
                                    : Stream.empty()));
        }
    },

    NO_CLASS_PRINTS_OR_LOGS_BUT_THROUGH_SLF4J("offer.Prints", "offer.UsesJavaLogging") {
        @Override
        ArchRule rule(String root) {
            return eachClass("neither print nor use java.util.logging", javaClass -> {
                Stream<String> prints = accesses(
                        javaClass,
                        target -> (target.getOwner().isEquivalentTo(System.class)
                                        && Set.of("out", "err").contains(target.getName()))
                                || target.getName().equals("printStackTrace"));
                Stream<String> logs = javaClass.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("java.util.logging"))
                        .map(Dependency::getDescription);
                return Stream.concat(prints, logs);
            });
        }
    },

    TIME_IS_PASSED_IN("offer.LooksAtTheClock", "offer.LooksAtTheCalendar", "offer.TakesTheSystemsClock") {
        @Override
        ArchRule rule(String root) {
            return eachClass(
                    "be given the time",
                    javaClass -> javaClass.getName().equals(root + ".SlussBuilder")
                            ? Stream.empty()
                            : accesses(javaClass, HouseRule::looksAtTheClock));
        }
    },

    NAMES_SAY_SOMETHING("offer.OfferUtil", "offer.OfferHelper", "offer.AbstractOffer", "offer.OfferManager$Impl") {
        private final Pattern nothing = Pattern.compile("Abstract.*|.*(Utils?|Helper|Manager|Impl|Processor)");

        @Override
        ArchRule rule(String root) {
            return eachClass(
                    "have a name that says something",
                    javaClass -> nothing.matcher(javaClass.getSimpleName()).matches()
                            ? Stream.of(javaClass.getName() + " says nothing")
                            : Stream.empty());
        }
    },

    PUBLIC_SIGNATURES_HOLD_NO_THIRD_PARTY_TYPES(
            "offer.ReturnsThirdParty", "offer.TakesThirdParty", "offer.ExtendsThirdParty") {
        @Override
        ArchRule rule(String root) {
            return eachClass("show only types of Java and Sluss", javaClass -> {
                if (!isPublic(javaClass)) {
                    return Stream.empty();
                }
                boolean meters = isOrIsIn(javaClass, root + METERS);
                return shown(javaClass)
                        .filter(type ->
                                !isOurs(type) && !(meters && type.getName().startsWith("io.micrometer.")))
                        .map(type -> javaClass.getName() + " shows " + type.getName());
            });
        }
    },

    VALUES_DO_NOT_CHANGE("matching.Changes") {
        /** Filled or used up before anybody else sees them. */
        private final Set<String> mayChange = Set.of(
                ".contact.Contact$Builder",
                ".criteria.PhraseIndex$Node",
                ".criteria.PhraseIndex$Walk",
                ".criteria.PhraseNotation",
                ".rules.PhrasesReader",
                ".rules.YamlTree");

        private final Set<String> values = Set.of(".contact", ".criteria", ".criticality", ".matching", ".rules");

        @Override
        ArchRule rule(String root) {
            return eachClass("have final fields", javaClass -> {
                String name = javaClass.getName().substring(root.length());
                boolean isValue = values.contains(javaClass.getPackageName().substring(root.length()));
                return !isValue || mayChange.contains(name)
                        ? Stream.empty()
                        : javaClass.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                                .map(field -> field.getFullName() + " is not final");
            });
        }
    },

    EVERY_PACKAGE_IS_NULL_MARKED("promise.Unmarked") {
        @Override
        ArchRule rule(String root) {
            return eachClass(
                    "lie in a package marked @NullMarked",
                    javaClass -> javaClass.getPackage().isAnnotatedWith(NullMarked.class)
                            ? Stream.empty()
                            : Stream.of(javaClass.getName() + " lies in a package without @NullMarked"));
        }
    },

    PACKAGES_DO_NOT_GO_IN_CIRCLES("outcome.GoesThere", "promise.ComesBack") {
        @Override
        ArchRule rule(String root) {
            return slices().matching(root + ".(*)..").should().beFreeOfCycles();
        }
    },

    /** What a decision goes through takes no lock; a {@code synchronized} block cannot be seen in a class file's calls. */
    A_DECISION_TAKES_NO_LOCK("rules.Synchronizes", "rules.Locks") {
        private final Set<String> path =
                Set.of(".contact", ".criteria", ".criticality", ".matching", ".offer", ".rules");

        @Override
        ArchRule rule(String root) {
            return eachClass("take no lock", javaClass -> {
                boolean onPath = path.contains(javaClass.getPackageName().substring(root.length()));
                if (!onPath) {
                    return Stream.empty();
                }
                Stream<String> methods = javaClass.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                        .map(method -> method.getFullName() + " is synchronized");
                Stream<String> locks = javaClass.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().equals("java.util.concurrent.locks"))
                        .map(Dependency::getDescription);
                return Stream.concat(methods, locks);
            });
        }
    };

    private static final String METERS = ".uptake.UptakeMeters";

    private final List<String> planted;

    HouseRule(String... planted) {
        this.planted = List.of(planted);
    }

    abstract ArchRule rule(String root);

    /** The classes under the root of planted violations that break it. */
    List<String> planted() {
        return planted;
    }

    private static ArchRule eachClass(String should, Function<JavaClass, Stream<String>> violations) {
        return classes().should(new ArchCondition<>(should) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                violations
                        .apply(javaClass)
                        .forEach(violation -> events.add(SimpleConditionEvent.violated(javaClass, violation)));
            }
        });
    }

    private static String packageUnder(String root, JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1);
    }

    private static boolean isLater(String root, String from, JavaClass target) {
        JavaClass element = target.getBaseComponentType();
        String name = element.getPackageName();
        if (name.equals(root)) {
            return true;
        }
        return name.startsWith(root + ".") && packageUnder(root, element).compareTo(from) > 0;
    }

    private static boolean isOrIsIn(JavaClass javaClass, String name) {
        return javaClass.getName().equals(name) || javaClass.getName().startsWith(name + "$");
    }

    /** Calls, references to methods, and uses of fields. */
    private static Stream<String> accesses(JavaClass javaClass, java.util.function.Predicate<AccessTarget> which) {
        return javaClass.getAccessesFromSelf().stream()
                .filter(access -> which.test(access.getTarget()))
                .map(JavaAccess::getDescription);
    }

    private static boolean startsThreadOrSleeps(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean makes = target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
        if (owner.isAssignableTo(Thread.class)) {
            return makes
                    || Set.of("start", "sleep", "startVirtualThread", "ofVirtual", "ofPlatform")
                            .contains(target.getName());
        }
        boolean pool = owner.isAssignableTo(ExecutorService.class) || owner.isEquivalentTo(java.util.Timer.class);
        boolean sleeps = owner.isEquivalentTo(java.util.concurrent.TimeUnit.class)
                && target.getName().equals("sleep");
        boolean async = owner.isEquivalentTo(CompletableFuture.class)
                && target.getName().endsWith("Async")
                && target instanceof AccessTarget.CodeUnitCallTarget call
                && call.getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(java.util.concurrent.Executor.class));
        return (makes && pool)
                || sleeps
                || async
                || owner.isEquivalentTo(java.util.concurrent.Executors.class)
                || (owner.isEquivalentTo(java.util.concurrent.ForkJoinPool.class)
                        && target.getName().equals("commonPool"));
    }

    private static boolean looksAtTheClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (owner.equals("java.lang.System")) {
            return name.equals("currentTimeMillis");
        }
        if (owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource")) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        boolean bare = target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream()
                        .noneMatch(type -> type.isAssignableTo(java.time.InstantSource.class));
        if (owner.startsWith("java.time.") && name.equals("now")) {
            return bare;
        }
        boolean makes = name.equals(JavaConstructor.CONSTRUCTOR_NAME);
        return (owner.equals("java.util.Date")
                        && makes
                        && bare
                        && target.getFullName().endsWith("()"))
                || (owner.equals("java.util.Calendar") && name.equals("getInstance"));
    }

    private static boolean isPublic(JavaClass javaClass) {
        Optional<JavaClass> outer = javaClass.getEnclosingClass();
        return isShown(javaClass.getModifiers()) && (outer.isEmpty() || isPublic(outer.get()));
    }

    private static boolean isShown(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** Every type that somebody who uses a class has to know. */
    private static Stream<JavaClass> shown(JavaClass javaClass) {
        List<JavaType> types = new ArrayList<>(javaClass.getInterfaces());
        javaClass.getSuperclass().ifPresent(types::add);
        javaClass.getTypeParameters().forEach(parameter -> types.addAll(parameter.getUpperBounds()));
        for (JavaMember member : javaClass.getMembers()) {
            if (!isShown(member.getModifiers()) || member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                continue;
            }
            if (member instanceof JavaField field) {
                types.add(field.getType());
            }
            if (member instanceof JavaMethod method) {
                types.add(method.getReturnType());
                types.addAll(method.getParameterTypes());
                types.addAll(method.getExceptionTypes());
            }
            if (member instanceof JavaConstructor constructor) {
                types.addAll(constructor.getParameterTypes());
                types.addAll(constructor.getExceptionTypes());
            }
        }
        return types.stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .distinct();
    }

    private static boolean isOurs(JavaClass type) {
        return type.isPrimitive()
                || type.getName().startsWith("java.")
                || type.getName().startsWith("javax.")
                || type.getName().startsWith("io.sluss.");
    }
}
