package io.sluss.criteria;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question about a contact. Several values of one criterion are alternatives. Immutable data, and pure.
 */
public sealed interface Criterion {
    /** The answer to a question. */
    enum Answer {
        /** It holds. */
        YES,
        /** It does not. */
        NO,
        /** What it asks about is not known. An offer rule takes it as no, the urgency gate as yes. */
        UNKNOWN;

        static Answer of(boolean holds) {
            return holds ? YES : NO;
        }

        static <T> Answer among(@Nullable T value, Set<T> wanted) {
            return value == null ? UNKNOWN : of(wanted.contains(value));
        }
    }

    /** Asks it of a contact. */
    Answer ask(Facts facts);

    /** {@code origin}. */
    record OriginIs(Set<Origin> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.of(wanted.contains(facts.contact().origin()));
        }
    }

    /** {@code reason}. */
    record ReasonIs(Set<ReasonId> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.among(facts.reason(), wanted);
        }
    }

    /** {@code region}. */
    record RegionIs(Set<Region> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.among(facts.region(), wanted);
        }
    }

    /** {@code place}, in lower case. */
    record PlaceIs(Set<String> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.among(facts.place(), wanted);
        }
    }

    /** {@code language}. */
    record LanguageIs(Set<String> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.among(facts.contact().language(), wanted);
        }
    }

    /** {@code time}, local. */
    record TimeIs(List<TimeWindow> windows) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            var time = facts.local().toLocalTime();
            for (TimeWindow window : windows) {
                if (window.contains(time)) {
                    return Answer.YES;
                }
            }
            return Answer.NO;
        }
    }

    /** {@code weekday}. */
    record WeekdayIs(Set<DayOfWeek> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.of(wanted.contains(facts.local().getDayOfWeek()));
        }
    }

    /** {@code holiday}. */
    record HolidayIs(boolean wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.of(facts.holiday() == wanted);
        }
    }

    /** {@code from} (included) and {@code until} (not included); either may be open. */
    record DateIs(@Nullable LocalDate from, @Nullable LocalDate until) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            LocalDate today = facts.local().toLocalDate();
            return Answer.of((from == null || !today.isBefore(from)) && (until == null || today.isBefore(until)));
        }
    }

    /** {@code expected-wait}: at least {@code least} and less than {@code below}; either may be open. */
    record ExpectedWaitIs(
            @Nullable Duration least, @Nullable Duration below) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            Duration expected = facts.contact().expectedWait();
            if (expected == null) {
                return Answer.UNKNOWN;
            }
            return Answer.of((least == null || expected.compareTo(least) >= 0)
                    && (below == null || expected.compareTo(below) < 0));
        }
    }

    /** {@code repeat-contact}: whether the caller came about the same reason within the re-contact window. */
    record RepeatContactIs(boolean wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            ReasonId reason = facts.reason();
            if (reason == null || !facts.situation().historyKnown()) {
                return Answer.UNKNOWN;
            }
            return Answer.of(facts.situation().recentReasons().contains(reason) == wanted);
        }
    }

    /** {@code signals}: whether the front end noticed any of these. */
    record Signalled(Set<String> wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.of(!Collections.disjoint(facts.contact().signals(), wanted));
        }
    }

    /** {@code says}: whether any of the phrases stands word for word in what was said, or may have been said instead. */
    record Says(PhraseIndex<Boolean> phrases) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            return Answer.of(phrases.isIn(facts.contact().wording())
                    || facts.contact().alternatives().stream().anyMatch(phrases::isIn));
        }
    }

    /**
     * A fact that signals tell: {@code suspect}, {@code evidence}, {@code happened}, {@code injured}, {@code threat},
     * {@code minor}.
     *
     * @param fact which
     * @param wanted whether the fact shall hold or not
     */
    record FactIs(Fact fact, boolean wanted) implements Criterion {
        @Override
        public Answer ask(Facts facts) {
            Boolean holds = fact.holds(facts.contact());
            return holds == null ? Answer.UNKNOWN : Answer.of(holds == wanted);
        }
    }

    /** What signals and the age tell. */
    enum Fact {
        /** The caller knows who did it. */
        SUSPECT_KNOWN("suspect-known", "suspect-unknown"),
        /** Evidence will soon be gone. */
        EVIDENCE_PERISHABLE("evidence-perishable", "evidence-kept"),
        /** It is happening now. */
        HAPPENING_NOW("happening-now", "happened-earlier"),
        /** Somebody is injured. */
        INJURED("injured", "no-injury"),
        /** There is a threat. */
        THREAT("threat", "no-threat"),
        /** The person is under 18. */
        MINOR("minor", "adult");

        private static final int OF_AGE = 18;

        private final String yes;
        private final String no;

        Fact(String yes, String no) {
            this.yes = yes;
            this.no = no;
        }

        /** The two signals that tell: that it holds, and that it does not. */
        public List<String> signals() {
            return List.of(yes, no);
        }

        /** Whether it holds; null when it is not known. Signals that contradict each other tell nothing. */
        public @Nullable Boolean holds(Contact contact) {
            boolean saysYes = contact.signals().contains(yes);
            boolean saysNo = contact.signals().contains(no);
            if (saysYes != saysNo) {
                return saysYes;
            }
            if (this == MINOR && contact.age() != null) {
                return Objects.requireNonNull(contact.age()) < OF_AGE;
            }
            return null;
        }
    }
}
