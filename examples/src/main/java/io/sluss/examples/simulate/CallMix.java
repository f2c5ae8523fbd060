package io.sluss.examples.simulate;

import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who calls about what: of the reasons and regions of a rules file, as often as is believable. All shares are made up. */
final class CallMix {
    /** How often people call about what, of a thousand; what is not named here has {@link #USUAL}. */
    private static final Map<String, Double> WEIGHTS = Map.ofEntries(
            Map.entry("case-status", 150.0),
            Map.entry("add-to-report", 70.0),
            Map.entry("general-information", 80.0),
            Map.entry("passport-and-id", 90.0),
            Map.entry("lost-property", 55.0),
            Map.entry("wallet-theft", 45.0),
            Map.entry("bicycle-theft", 45.0),
            Map.entry("online-purchase-fraud", 50.0),
            Map.entry("card-fraud", 40.0),
            Map.entry("phone-theft", 25.0),
            Map.entry("vandalism", 25.0),
            Map.entry("parking-damage", 25.0),
            Map.entry("someone-called-me", 30.0),
            Map.entry("named-officer", 30.0),
            Map.entry("permits", 20.0),
            Map.entry("threats", 12.0),
            Map.entry("disturbance", 14.0));

    private static final double USUAL = 9;
    private static final double USUAL_URGENT = 2.5;
    private static final double USUAL_PERSON_ONLY = 5;

    /** How many live in a region, of a thousand of the country (Statistics Sweden, 2023, rounded); others have 100. */
    private static final Map<String, Double> REGIONS = Map.of(
            "stockholm",
            239.0,
            "väst",
            196.0,
            "syd",
            182.0,
            "öst",
            115.0,
            "mitt",
            93.0,
            "nord",
            87.0,
            "bergslagen",
            88.0);

    private static final double WEB = 0.10;
    private static final double EMAIL = 0.02;
    private static final double COUNTER = 0.02;
    private static final double ENGLISH = 0.08;
    private static final double HIDDEN = 0.12;
    private static final double UNCLEAR = 0.14;
    private static final double CLEARER = 0.6;
    private static final int PEOPLE = 4_000_000;

    /** What rules do not know, as many callers put it first. */
    private static final Map<String, String> VAGUE =
            Map.of("sv", "jag skulle vilja prata med någon om en sak", "en", "i would like to talk about something");

    private final List<String> languages;
    private long hidden;
    private final NavigableMap<Double, ContactReason> reasons = new TreeMap<>();
    private final NavigableMap<Double, String> regions = new TreeMap<>();
    private final Map<String, Map<ReasonId, List<String>>> phrases = new HashMap<>();

    CallMix(RuleSet rules) {
        this.languages = rules.languages();
        double upTo = 0;
        for (ContactReason reason : sorted(rules)) {
            upTo += weight(reason);
            reasons.put(upTo, reason);
            reason.phrases()
                    .forEach((language, of) -> phrases.computeIfAbsent(language, l -> new HashMap<>())
                            .put(
                                    reason.id(),
                                    of.stream()
                                            .map(words -> String.join(" ", words))
                                            .sorted()
                                            .toList()));
        }
        upTo = 0;
        for (RegionRules region : rules.regions()) {
            String name = region.region().value();
            upTo += REGIONS.getOrDefault(name, 100.0);
            regions.put(upTo, name);
        }
    }

    private static List<ContactReason> sorted(RuleSet rules) {
        List<ContactReason> all = new ArrayList<>(rules.reasons());
        all.sort(Comparator.comparing(reason -> reason.id().value()));
        return all;
    }

    private static double weight(ContactReason reason) {
        double usual =
                reason.urgency() != Urgency.DEFERRABLE ? USUAL_URGENT : reason.personOnly() ? USUAL_PERSON_ONLY : USUAL;
        return WEIGHTS.getOrDefault(reason.id().value(), usual);
    }

    /** Its share of all contacts. */
    double shareOf(String region) {
        double before = 0;
        for (Map.Entry<Double, String> entry : regions.entrySet()) {
            if (entry.getValue().equals(region)) {
                return (entry.getKey() - before) / regions.lastKey();
            }
            before = entry.getKey();
        }
        return 0;
    }

    List<String> regions() {
        return List.copyOf(regions.values());
    }

    Call draw(Instant at, Random random) {
        ContactReason reason = pick(reasons, random);
        double drawn = random.nextDouble();
        Origin origin = drawn < WEB
                ? Origin.WEB
                : drawn < WEB + EMAIL ? Origin.EMAIL : drawn < WEB + EMAIL + COUNTER ? Origin.COUNTER : Origin.PHONE;
        boolean english = languages.contains("en") && random.nextDouble() < ENGLISH;
        String language = english ? "en" : languages.get(0);
        long caller = random.nextDouble() < HIDDEN ? - ++hidden : 1 + random.nextInt(PEOPLE);
        String known = known(reason, language, random);
        boolean unclear = random.nextDouble() < UNCLEAR;
        String words = unclear ? VAGUE.getOrDefault(language, "?") : origin == Origin.PHONE ? known : null;
        String clearer = unclear && origin == Origin.PHONE && random.nextDouble() < CLEARER ? known : null;
        return new Call(at, origin, pick(regions, random), language, caller, reason.id(), words, clearer, 0);
    }

    /** Some words by which rules know the reason; null where it has none in that language. */
    private @Nullable String known(ContactReason reason, String language, Random random) {
        List<String> known = phrases.getOrDefault(language, Map.of()).getOrDefault(reason.id(), List.of());
        return known.isEmpty() ? null : known.get(random.nextInt(known.size()));
    }

    private static <T> T pick(NavigableMap<Double, T> of, Random random) {
        return of.higherEntry(random.nextDouble() * of.lastKey()).getValue();
    }
}
