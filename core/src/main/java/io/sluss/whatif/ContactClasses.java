package io.sluss.whatif;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Signals;
import io.sluss.contact.Situation;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.Facts;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Queues;
import io.sluss.matching.Requirement;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rules tell apart of a contact but for its moment and its reason. Thread-safe. */
final class ContactClasses {
    private static final int CHILD_BELOW = 15;
    private static final int OF_AGE = 18;

    /** A language or a place that no rule knows: all of them are the same, but to a gate not the same as none. */
    private static final String OTHER = "?";

    private final RuleSet rules;
    private final Set<String> languages = new HashSet<>();
    private final Set<String> signals = new HashSet<>(Signals.RAISING.keySet());
    private final Set<String> channels = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final long[] waits;
    private final Interned<Traits> traits = new Interned<>();
    private final Interned<Whereabouts> whereabouts = new Interned<>();

    ContactClasses(RuleSet rules, Collection<Criterion> criteria) {
        this.rules = rules;
        TreeSet<Long> cuts = new TreeSet<>();
        for (Criterion criterion : criteria) {
            take(criterion, cuts);
        }
        this.waits = cuts.stream().mapToLong(cut -> cut).toArray();
        languages.addAll(rules.languages());
        for (Queues.Row row : rules.matching().liveAgent().queues().rows()) {
            if (row.language() != null) {
                languages.add(row.language());
            }
        }
        Channel.Callback callback = rules.matching().callback();
        if (callback != null) {
            callback.skills().forEach(skill -> languages.addAll(skill.languages()));
        }
        for (Requirement requirement : Requirement.values()) {
            for (boolean answer : new boolean[] {true, false}) {
                String signal = Requirement.signalOf(requirement.question(), answer);
                if (signal != null) {
                    signals.add(signal);
                }
            }
        }
        rules.channels().forEach(channel -> channels.add(channel.id()));
        for (ChannelKind kind : ChannelKind.values()) {
            channels.add(kind.name());
        }
    }

    private void take(Criterion criterion, Set<Long> cuts) {
        if (criterion instanceof Criterion.LanguageIs is) {
            languages.addAll(is.wanted());
        } else if (criterion instanceof Criterion.Signalled signalled) {
            signals.addAll(signalled.wanted());
        } else if (criterion instanceof Criterion.FactIs is) {
            signals.addAll(is.fact().signals());
        } else if (criterion instanceof Criterion.PlaceIs is) {
            places.addAll(is.wanted());
        } else if (criterion instanceof Criterion.ExpectedWaitIs expected) {
            addCut(expected.least(), cuts);
            addCut(expected.below(), cuts);
        }
    }

    private static void addCut(@Nullable Duration at, Set<Long> cuts) {
        if (at != null) {
            cuts.add(at.plusNanos(999_999)
                    .toMillis()); // more than ten minutes is a nanosecond more: the next millisecond
        }
    }

    /** The class of each of the traits that these contacts have. */
    int[] traits(Interned<Traits> known) {
        return classes(known.size(), at -> traits.numberOf(seen(known.value(at))));
    }

    /** The class of each of the places that these contacts name. */
    int[] places(Interned<Whereabouts> known) {
        return classes(known.size(), at -> whereabouts.numberOf(seen(known.value(at))));
    }

    private static int[] classes(int size, IntUnaryOperator classOf) {
        int[] classes = new int[size];
        for (int at = 0; at < size; at++) {
            classes[at] = classOf.applyAsInt(at);
        }
        return classes;
    }

    /** The class of an expected wait in milliseconds, less than 0 when it is not known; 0 or more. */
    int expectedWait(int millis) {
        if (millis < 0) {
            return 0;
        }
        int found = 1;
        for (long cut : waits) {
            found += millis >= cut ? 1 : 0;
        }
        return found;
    }

    private Traits seen(Traits told) {
        String language = told.language() == null || languages.contains(told.language()) ? told.language() : OTHER;
        return new Traits(
                told.origin(),
                language,
                only(told.signals(), signals),
                only(told.declined(), channels),
                told.age() == null ? null : Integer.valueOf(years(told.age())),
                told.eId());
    }

    private static int years(int age) {
        return age >= OF_AGE ? OF_AGE : age >= CHILD_BELOW ? CHILD_BELOW : 0;
    }

    private static Set<String> only(Set<String> these, Set<String> wanted) {
        return wanted.containsAll(these)
                ? these
                : these.stream().filter(wanted::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** The region that the rules find, and the place if rules ask for places. */
    private Whereabouts seen(Whereabouts told) {
        Contact there = Contact.from(Origin.PHONE)
                .region(
                        told.region() == null
                                ? null
                                : Objects.requireNonNull(told.region()).value())
                .place(told.place())
                .build();
        Facts facts = rules.facts(there, Situation.firstContact(Instant.EPOCH, ChannelStates.ALL_UP));
        String place = facts.place() == null || places.contains(facts.place()) ? facts.place() : OTHER;
        return new Whereabouts(facts.region(), places.isEmpty() ? null : place);
    }
}
