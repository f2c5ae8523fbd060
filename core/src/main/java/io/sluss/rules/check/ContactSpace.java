package io.sluss.rules.check;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Signals;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.Facts;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criticality.ContactReason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every contact that can come to the offer rules from today on, as far as they and the gates tell contacts apart: about
 * a reason that may be offered something, and with no signal that raises whatever the file says. What a criterion means
 * is asked of the criterion itself, value by value, so that the analysis cannot differ from the decision. A region and a
 * place are taken to be free of each other, as hosts may send both. Immutable.
 */
final class ContactSpace {
    static final int ORIGIN = 0;
    static final int REASON = 1;
    static final int REGION = 2;
    private static final int PLACE = 3;
    private static final int LANGUAGE = 4;
    private static final int DAY = 5;
    private static final int TIME = 6;
    private static final int EXPECTED_WAIT = 7;
    private static final int REPEAT = 8;
    private static final int AGE = 9;

    /** What a {@code says} asks for, and its axis. */
    private record Said(int axis, PhraseIndex<Boolean> index) {}

    private final Examined file;
    private final List<ReasonId> reasons;
    private final List<Axis> axes = new ArrayList<>();
    private final Map<String, Integer> signals = new LinkedHashMap<>();
    private final Map<Set<List<String>>, Said> said = new LinkedHashMap<>();
    private final List<List<Facts>> samples;
    private final Box whole;

    private ContactSpace(Examined file, List<ReasonId> reasons, Set<Criterion> asked) {
        this.file = file;
        this.reasons = reasons;
        axes.add(ContactAxes.origins());
        axes.add(ContactAxes.reasons(reasons));
        axes.add(ContactAxes.regions(file.rules()));
        axes.add(ContactAxes.places(asked));
        axes.add(ContactAxes.languages(file.rules()));
        axes.add(TimeAxes.days(asked, file.calendar(), file.today()));
        axes.add(TimeAxes.times(asked));
        axes.add(TimeAxes.waits(asked));
        axes.add(ContactAxes.repeats());
        axes.add(ContactAxes.ages(asked));
        addSignals(asked);
        addSays(asked);
        this.samples = samples();
        this.whole = Objects.requireNonNull(Box.of(axes.stream().map(Axis::all).toList()));
    }

    /** The space of a file in which some reason may be offered something. */
    static ContactSpace of(Examined file) {
        Set<Criterion> asked = new LinkedHashSet<>();
        file.rules().offers().rows().forEach(row -> asked.addAll(row.criteria()));
        file.rules().gate().rules().rows().forEach(row -> asked.addAll(row.criteria()));
        List<ReasonId> reasons = file.rules().reasons().stream()
                .filter(ContactReason::offerable)
                .map(ContactReason::id)
                .toList();
        return new ContactSpace(file, reasons, asked);
    }

    private void addSignals(Set<Criterion> asked) {
        Set<String> named = new TreeSet<>();
        for (Criterion criterion : asked) {
            if (criterion instanceof Criterion.Signalled signalled) {
                named.addAll(signalled.wanted());
            } else if (criterion instanceof Criterion.FactIs is) {
                named.addAll(is.fact().signals());
            }
        }
        named.removeAll(Signals.RAISING.keySet());
        for (String signal : named) {
            signals.put(signal, axes.size());
            axes.add(Axis.flag("signals", signal, sample -> sample.signal(signal)));
        }
    }

    private void addSays(Set<Criterion> asked) {
        for (Criterion criterion : asked) {
            if (criterion instanceof Criterion.Says says
                    && !said.containsKey(says.phrases().phrases())) {
                said.put(says.phrases().phrases(), new Said(axes.size(), says.phrases()));
                axes.add(Axis.flag("says", "", sample -> {})); // what is said depends on what is not
            }
        }
    }

    /** Per axis and value a contact that has it and of which nothing else is known. */
    private List<List<Facts>> samples() {
        List<List<Facts>> all = new ArrayList<>();
        for (Axis axis : axes) {
            List<Facts> ofAxis = new ArrayList<>();
            for (Axis.Value value : axis.values()) {
                Sample sample = sample();
                value.set().accept(sample);
                ofAxis.add(sample.facts());
            }
            all.add(ofAxis);
        }
        return all;
    }

    private Sample sample() {
        return new Sample(file.calendar(), reasons.get(0), file.today());
    }

    /** All of it. */
    Box whole() {
        return whole;
    }

    /** The contacts of which all criteria hold. */
    List<Box> boxes(List<Criterion> criteria) {
        return boxes(criteria, false);
    }

    /** The contacts that a gate or a rule takes. */
    List<Box> boxes(List<Criterion> criteria, boolean unknownHolds) {
        List<Box> boxes = List.of(whole);
        for (Criterion criterion : criteria) {
            boxes = Work.product(boxes, boxes(criterion, unknownHolds));
        }
        return boxes;
    }

    /** What the gates let through to no offer rule. */
    List<Box> gated() {
        List<Box> gated = new ArrayList<>();
        for (DecisionTable.Row<?> row : file.rules().gate().rules().rows()) {
            gated.addAll(boxes(row.criteria(), true));
        }
        return gated;
    }

    private List<Box> boxes(Criterion criterion, boolean unknownHolds) {
        if (criterion instanceof Criterion.Signalled signalled) {
            return signalled(signalled.wanted());
        }
        if (criterion instanceof Criterion.FactIs is) {
            return told(is, unknownHolds);
        }
        if (criterion instanceof Criterion.Says says) {
            return said(says.phrases().phrases());
        }
        int axis = axisOf(criterion);
        BitSet held = new BitSet();
        for (int value = 0; value < axes.get(axis).size(); value++) {
            held.set(value, holds(criterion, samples.get(axis).get(value), unknownHolds));
        }
        return narrowed(Map.of(axis, held));
    }

    private static boolean holds(Criterion criterion, Facts facts, boolean unknownHolds) {
        Answer answer = criterion.ask(facts);
        return answer == Answer.YES || (unknownHolds && answer == Answer.UNKNOWN);
    }

    /** The axis of a criterion that asks one thing. */
    static int axisOf(Criterion criterion) {
        if (criterion instanceof Criterion.OriginIs) {
            return ORIGIN;
        } else if (criterion instanceof Criterion.ReasonIs) {
            return REASON;
        } else if (criterion instanceof Criterion.RegionIs) {
            return REGION;
        } else if (criterion instanceof Criterion.PlaceIs) {
            return PLACE;
        } else if (criterion instanceof Criterion.LanguageIs) {
            return LANGUAGE;
        } else if (criterion instanceof Criterion.TimeIs) {
            return TIME;
        } else if (criterion instanceof Criterion.ExpectedWaitIs) {
            return EXPECTED_WAIT;
        } else if (criterion instanceof Criterion.RepeatContactIs) {
            return REPEAT;
        } else if (criterion instanceof Criterion.WeekdayIs
                || criterion instanceof Criterion.HolidayIs
                || criterion instanceof Criterion.DateIs) {
            return DAY;
        }
        throw new IllegalArgumentException("the analysis does not know " + criterion.getClass());
    }

    private List<Box> narrowed(Map<Integer, BitSet> sides) {
        List<BitSet> all = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            BitSet side = sides.get(axis);
            all.add(side == null ? axes.get(axis).all() : side);
        }
        Box box = Box.of(all);
        return box == null ? List.of() : List.of(box);
    }

    private static BitSet only(int value) {
        BitSet side = new BitSet();
        side.set(value);
        return side;
    }

    /** One of the signals at least; each box has the first that is there. */
    private List<Box> signalled(Set<String> wanted) {
        List<Box> boxes = new ArrayList<>();
        Map<Integer, BitSet> sides = new HashMap<>();
        for (String signal : new TreeSet<>(wanted)) {
            Integer axis = signals.get(signal);
            if (axis != null) {
                sides.put(axis, only(1));
                boxes.addAll(narrowed(sides));
                sides.put(axis, only(0));
            }
        }
        return boxes;
    }

    /** Each of the few ways to tell a fact is tried. */
    private List<Box> told(Criterion.FactIs criterion, boolean unknownHolds) {
        List<Integer> asked = new ArrayList<>(List.of(AGE));
        for (String signal : criterion.fact().signals()) {
            if (signals.containsKey(signal)) {
                asked.add(signals.get(signal));
            }
        }
        List<Box> boxes = new ArrayList<>();
        int ways = asked.stream().mapToInt(axis -> axes.get(axis).size()).reduce(1, (a, b) -> a * b);
        for (int way = 0; way < ways; way++) {
            Sample sample = sample();
            Map<Integer, BitSet> sides = new HashMap<>();
            int rest = way;
            for (int axis : asked) {
                int value = rest % axes.get(axis).size();
                rest /= axes.get(axis).size();
                axes.get(axis).values().get(value).set().accept(sample);
                sides.put(axis, only(value));
            }
            if (holds(criterion, sample.facts(), unknownHolds)) {
                boxes.addAll(narrowed(sides));
            }
        }
        return boxes;
    }

    private List<Box> said(Set<List<String>> phrases) {
        return narrowed(Map.of(Objects.requireNonNull(said.get(phrases)).axis(), only(1)));
    }

    /** Whether some contact lies in the box: whoever says a phrase also says whatever stands in it. */
    boolean isPossible(Box box) {
        return said.values().stream()
                .filter(one -> isOnly(box, one.axis(), 1))
                .allMatch(one -> words(one, other -> isOnly(box, other.axis(), 0)) != null);
    }

    private static boolean isOnly(Box box, int axis, int value) {
        return box.first(axis) == value && box.side(axis).cardinality() == 1;
    }

    /** One of the phrases in which none stands that is unwanted, or null if there is none. */
    private @Nullable String words(Said wanted, Predicate<Said> isUnwanted) {
        List<Said> unwanted = said.values().stream().filter(isUnwanted).toList();
        return wanted.index().phrases().stream()
                .filter(words -> unwanted.stream().noneMatch(one -> isIn(one, words)))
                .map(words -> String.join(" ", words))
                .min(String::compareTo)
                .orElse(null);
    }

    private static boolean isIn(Said one, List<String> words) {
        return !one.index().allIn(words).isEmpty();
    }

    /** What a contact of the box says, as little as may be. */
    private List<String> words(Box box) {
        List<String> all = new ArrayList<>();
        for (Said one : said.values()) {
            if (box.first(one.axis()) == 1) {
                String least = words(one, other -> box.first(other.axis()) == 0);
                String words = least != null ? least : words(one, other -> isOnly(box, other.axis(), 0));
                all.add(words == null ? "" : words);
            }
        }
        return all;
    }

    /** The reasons that contacts of these boxes are about. */
    Set<ReasonId> reasonsIn(List<Box> boxes) {
        Set<ReasonId> about = new LinkedHashSet<>();
        for (Box box : boxes) {
            box.side(REASON).stream().forEach(value -> about.add(reasons.get(value)));
        }
        return about;
    }

    /** Whether contacts of these boxes may be about one of the reasons and near an office of this region. */
    boolean meets(List<Box> boxes, Set<ReasonId> about, Region near) {
        List<String> labels =
                axes.get(REGION).values().stream().map(Axis.Value::label).toList();
        BitSet wanted = new BitSet();
        IntStream.range(0, reasons.size())
                .filter(at -> about.contains(reasons.get(at)))
                .forEach(wanted::set);
        BitSet regions = new BitSet();
        regions.set(labels.indexOf(near.value()));
        regions.set(labels.indexOf(ContactAxes.UNKNOWN));
        return boxes.stream().anyMatch(box -> box.meets(REASON, wanted) && box.meets(REGION, regions));
    }

    /** A contact of the box, so that it can be decided. */
    Facts sampleOf(Box box) {
        Sample sample = sample();
        for (int axis = 0; axis < axes.size(); axis++) {
            axes.get(axis).values().get(box.first(axis)).set().accept(sample);
        }
        words(box).forEach(sample::says);
        return sample.facts();
    }

    /** The same contact for people: its origin, its reason, and whatever sets the box apart. */
    String describe(Box box) {
        Map<String, String> told = new LinkedHashMap<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            Axis of = axes.get(axis);
            String label = of.values().get(box.first(axis)).label();
            boolean matters = axis == ORIGIN || axis == REASON || box.side(axis).cardinality() < of.size();
            if (matters && !label.isEmpty()) {
                told.merge(of.name(), label, (a, b) -> a + " and " + b);
            }
        }
        words(box).forEach(words -> told.merge("says", "“" + words + "”", (a, b) -> a + " and " + b));
        StringBuilder text = new StringBuilder();
        told.forEach((name, label) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(": ")
                .append(label));
        return text.toString();
    }
}
