package io.sluss.rules.check;

import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.Criterion.Fact;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What every contact has or lacks, but for times: {@link TimeAxes}. */
final class ContactAxes {
    static final String UNKNOWN = "not known";

    /** For an example of a language that nobody asks for: the last names none. */
    private static final List<String> LANGUAGES =
            List.of("fi", "de", "fr", "es", "pl", "ar", "so", "uk", "da", "no", "en", "sv", "qaa");

    private ContactAxes() {}

    static Axis origins() {
        Axis.Builder axis = Axis.named("origin");
        for (Origin origin : Origin.values()) {
            axis.value(origin.label(), sample -> sample.origin(origin));
        }
        return axis.build();
    }

    static Axis reasons(List<ReasonId> reasons) {
        Axis.Builder axis = Axis.named("reason");
        reasons.forEach(reason -> axis.value(reason.value(), sample -> sample.reason(reason)));
        return axis.build();
    }

    static Axis regions(RuleSet rules) {
        Axis.Builder axis = Axis.named("region");
        for (RegionRules region : rules.regions()) {
            axis.value(region.region().value(), sample -> sample.region(region.region()));
        }
        return axis.value(UNKNOWN, sample -> {}).build();
    }

    static Axis places(Set<Criterion> asked) {
        Set<String> named = new TreeSet<>();
        for (Criterion criterion : asked) {
            if (criterion instanceof Criterion.PlaceIs places) {
                named.addAll(places.wanted());
            }
        }
        Axis.Builder axis = Axis.named("place");
        named.forEach(place -> axis.value(place, sample -> sample.place(place)));
        return axis.value("elsewhere", sample -> sample.place("elsewhere"))
                .value(UNKNOWN, sample -> {})
                .build();
    }

    static Axis languages(RuleSet rules) {
        Axis.Builder axis = Axis.named("language");
        rules.languages().forEach(language -> axis.value(language, sample -> sample.language(language)));
        LANGUAGES.stream()
                .filter(language -> !rules.languages().contains(language))
                .findFirst()
                .ifPresent(other -> axis.value(other, sample -> sample.language(other)));
        return axis.value(UNKNOWN, sample -> {}).build();
    }

    static Axis repeats() {
        return Axis.named("repeat contact")
                .value("no", sample -> {})
                .value("yes", sample -> sample.repeat(Answer.YES))
                .value(UNKNOWN, sample -> sample.repeat(Answer.UNKNOWN))
                .build();
    }

    static Axis ages(Set<Criterion> asked) {
        Axis.Builder axis = Axis.named("age").value("", sample -> {});
        if (asked.stream().anyMatch(one -> one instanceof Criterion.FactIs is && is.fact() == Fact.MINOR)) {
            axis.value("16", sample -> sample.age(16)).value("40", sample -> sample.age(40));
        }
        return axis.build();
    }
}
