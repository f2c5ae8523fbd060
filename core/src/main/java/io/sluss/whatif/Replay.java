package io.sluss.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Criticality;
import io.sluss.offer.Holdout;
import io.sluss.rules.RuleSet;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recorded contacts through one set of rules: what {@link RuleSet#answer} would have answered, by somebody who has not been
 * here before, with every channel up and every slot free. Contacts that the rules cannot tell apart are decided once; what
 * is decided is kept, so that the next contacts go faster. Works on the common cores; one call at a time.
 */
public final class Replay {
    private static final int BLOCK = 1 << 13;

    /** Widths of what a class of contacts is made of, in bits; whatever does not fit is decided by itself. */
    private static final int[] WIDTHS = {12, 14, 15, 6, 15};

    private static final int MOST_KNOWN = 1 << 20;

    private record Spoken(int said, int basis, int traits, int places, int expectedWait, int moment) {}

    private final RuleSet rules;
    private final @Nullable RuleSet recordedUnder;
    private final FreeSlots slots;
    private final ContactClasses classes;
    private final MomentClasses moments;
    private final boolean offersAskWords;
    private final boolean gatesAskWhere;
    private final boolean gatesAskWait;
    private final boolean gatesAskTime;
    private final Interned<Judged> judged = new Interned<>();
    private final Interned<Decided> decided = new Interned<>();
    private final Map<Long, Integer> known = new ConcurrentHashMap<>();
    private final Map<Long, String> queues = new ConcurrentHashMap<>();

    private Replay(RuleSet rules, @Nullable RuleSet recordedUnder) {
        this.rules = rules;
        this.recordedUnder = recordedUnder;
        this.slots = new FreeSlots(rules.matching());
        Set<Criterion> asked = new LinkedHashSet<>();
        rules.gate().rules().rows().forEach(row -> asked.addAll(row.criteria()));
        this.gatesAskWhere =
                asked.stream().anyMatch(one -> one instanceof Criterion.RegionIs || one instanceof Criterion.PlaceIs);
        this.gatesAskWait = asked.stream().anyMatch(Criterion.ExpectedWaitIs.class::isInstance);
        this.gatesAskTime = asked.stream().anyMatch(MomentClasses::asksTheTime);
        this.offersAskWords = rules.offers().rows().stream()
                .map(DecisionTable.Row::criteria)
                .anyMatch(criteria -> criteria.stream().anyMatch(Criterion.Says.class::isInstance));
        rules.offers().rows().forEach(row -> asked.addAll(row.criteria()));
        this.classes = new ContactClasses(rules, asked);
        this.moments = new MomentClasses(rules, asked, slots);
    }

    /**
     * A replay that judges every contact anew; one whose words are not kept cannot be.
     *
     * @param rules the rules
     */
    public static Replay judgingAnew(RuleSet rules) {
        return new Replay(rules, null);
    }

    /**
     * A replay that takes recorded verdicts for what they say.
     *
     * @param rules the rules
     * @param recordedUnder the rules that judged: with another urgency than that of the reason there, something had raised the
     *     contact, and still does
     */
    public static Replay trusting(RuleSet rules, RuleSet recordedUnder) {
        return new Replay(rules, recordedUnder);
    }

    /** The rules. */
    public RuleSet rules() {
        return rules;
    }

    /** Decides all of these contacts. */
    public Decisions decide(RecordedContacts contacts) {
        moments.prepare(contacts);
        Pass pass = new Pass(contacts);
        int[] results = new int[contacts.size()];
        int blocks = (contacts.size() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int end = Math.min(contacts.size(), (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < end; i++) {
                results[i] = pass.decide(i);
            }
        });
        return new Decisions(results, decided);
    }

    /** What was decided of each contact. Immutable. */
    public static final class Decisions {
        private static final int NOT_JUDGED = -1;

        private final int[] numbers;
        private final Interned<Decided> values;

        private Decisions(int[] numbers, Interned<Decided> values) {
            this.numbers = numbers;
            this.values = values;
        }

        /** How many contacts there are. */
        public int size() {
            return numbers.length;
        }

        /** What was decided, or null where a contact cannot be judged again: its words are not there. */
        public @Nullable Decided of(int index) {
            return numbers[index] == NOT_JUDGED ? null : values.value(numbers[index]);
        }

        /** The number of what was decided: the same for what is equal; less than 0 where there is none. */
        public int number(int index) {
            return numbers[index];
        }
    }

    /** One collection of contacts on its way through. */
    private final class Pass {
        private final RecordedContacts contacts;
        private final int[] traitClasses;
        private final int[] placeClasses;
        private final int[] basisClasses;
        private final Map<Spoken, Integer> heard = new ConcurrentHashMap<>();

        Pass(RecordedContacts contacts) {
            this.contacts = contacts;
            this.traitClasses = classes.traits(contacts.allTraits());
            this.placeClasses = classes.places(contacts.allPlaces());
            this.basisClasses = new int[contacts.allBases().size()];
            for (int at = 0; at < basisClasses.length; at++) {
                Judged found = judgedBefore(contacts.allBases().value(at));
                basisClasses[at] = found == null ? -1 : judged.numberOf(found);
            }
        }

        /** What is known without listening: null when words have to be judged, or are lost. */
        private @Nullable Judged judgedBefore(Basis basis) {
            if (basis.verdict() == null) {
                return basis.wordsLost() ? null : new Judged(basis.reason(), Urgency.DEFERRABLE);
            }
            if (recordedUnder == null) {
                return null;
            }
            ContactReason own = basis.reason() == null
                    ? null
                    : recordedUnder.reason(basis.reason()).orElse(null);
            boolean raised = own == null || basis.verdict() != own.urgency();
            return new Judged(basis.reason(), raised ? basis.verdict() : Urgency.DEFERRABLE);
        }

        int decide(int i) {
            int basis = basisClasses[contacts.basis(i)];
            boolean trusted = recordedUnder != null && contacts.basisOf(i).verdict() != null;
            if (contacts.said(i) >= 0 && !trusted) {
                return offersAskWords ? answer(i, contacts.basisOf(i).reason(), Urgency.DEFERRABLE, true) : spoken(i);
            }
            return basis < 0 ? Decisions.NOT_JUDGED : classed(i, basis);
        }

        /** The same words in what gates cannot tell apart are judged once. */
        private int spoken(int i) {
            int moment = gatesAskTime ? moments.of(contacts.moment(i)) : 0;
            if (moment < 0) {
                return answer(i, contacts.basisOf(i).reason(), Urgency.DEFERRABLE, true);
            }
            Spoken spoken = new Spoken(
                    contacts.said(i),
                    contacts.basis(i),
                    traitClasses[contacts.traits(i)],
                    gatesAskWhere ? placeClasses[contacts.place(i)] : 0,
                    gatesAskWait ? classes.expectedWait(contacts.expectedWait(i)) : 0,
                    moment);
            return classed(i, heard.computeIfAbsent(spoken, words -> judged.numberOf(listen(i))));
        }

        private Judged listen(int i) {
            Contact contact = contacts.contact(i, contacts.basisOf(i).reason(), true);
            Criticality verdict =
                    rules.answer(contact, situation(i, Urgency.DEFERRABLE)).verdict();
            return new Judged(verdict.reason() == null ? null : verdict.reason().id(), verdict.raisedTo());
        }

        private int classed(int i, int basis) {
            int[] parts = {
                basis,
                placeClasses[contacts.place(i)],
                traitClasses[contacts.traits(i)],
                classes.expectedWait(contacts.expectedWait(i)),
                moments.of(contacts.moment(i))
            };
            Judged as = judged.value(basis);
            long key = 0;
            for (int part = 0; part < parts.length; part++) {
                if (parts[part] < 0 || parts[part] >>> WIDTHS[part] != 0) {
                    return answer(i, as.reason(), as.floor(), false);
                }
                key = key << WIDTHS[part] | parts[part];
            }
            key = key << 1 | (isHeldOut(i, as, key) ? 1 : 0);
            key *= Effect.SPREAD;
            Integer found = known.get(key);
            if (found == null) {
                found = answer(i, as.reason(), as.floor(), false);
                if (known.size() < MOST_KNOWN) {
                    known.put(key, found);
                }
            }
            return found;
        }

        /** Drawn for each contact by itself: the rest of its class may be in the other arm. */
        private boolean isHeldOut(int i, Judged as, long key) {
            Holdout holdout = rules.holdout();
            if (holdout.share() <= 0) {
                return false;
            }
            String queue = holdout.switchback() == null
                    ? ""
                    : queues.computeIfAbsent(key, of -> queueOf(answer(i, as.reason(), as.floor(), false)));
            LocalDateTime began = rules.calendar().local(contacts.at(i)).toLocalDateTime();
            return holdout.holdsOut(contacts.bucket(i), queue, began);
        }

        /** The person's queue is the same in both arms. */
        private String queueOf(int number) {
            for (Decided.Place place : decided.value(number).offers()) {
                if (place.queue() != null) {
                    return place.queue();
                }
            }
            return "";
        }

        private int answer(int i, @Nullable ReasonId reason, Urgency floor, boolean words) {
            Contact contact = contacts.contact(i, reason, words);
            return decided.numberOf(Decided.of(rules.answer(contact, situation(i, floor))));
        }

        private Situation situation(int i, Urgency floor) {
            return new Situation(
                    contacts.at(i), floor, false, null, Set.of(), Set.of(), Set.of(), true, contacts.bucket(i), slots);
        }
    }
}
