package io.sluss.rules;

import io.sluss.contact.Origin;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.Criterion.Fact;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.TimeWindow;
import io.sluss.rules.FileNode.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code when}: what is asked of a contact. */
final class CriteriaReader {
    private static final Pattern SIGNAL = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern EXPECTED_WAIT = Pattern.compile("(>=|<=|>|<)\\s*(\\d+[smhd])");
    private static final Duration LEAST = Duration.ofNanos(1);

    private static final Map<String, Origin> ORIGINS = origins();

    private final Known known;
    private final Mistakes mistakes;
    private final Scalars scalars;
    private final PhrasesReader phrases;

    CriteriaReader(Head head, Known known, Mistakes mistakes) {
        this.known = known;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
        this.phrases = new PhrasesReader(head, mistakes);
    }

    private static Map<String, Origin> origins() {
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (Origin origin : Origin.values()) {
            origins.put(origin.label(), origin);
        }
        return origins;
    }

    /** What the urgency gate asks. */
    List<Criterion> gate(Section rule) {
        Section when = rule.section("when", KnownKeys.GATE_WHEN);
        List<Criterion> criteria = new ArrayList<>();
        readCommon(when, criteria);
        reportEmpty(rule, "write what raises a contact, as in `when: {says: [har en kniv]}`");
        return criteria;
    }

    /** What an offer rule asks; nothing if it has no {@code when}. */
    List<Criterion> offer(Section rule) {
        Section when = rule.section("when", KnownKeys.WHEN);
        List<Criterion> criteria = new ArrayList<>();
        readCommon(when, criteria);
        add(criteria, known.reasonsIn(when.oneOrMore("reason")), Criterion.ReasonIs::new);
        add(criteria, weekdays(when.oneOrMore("weekday")), Criterion.WeekdayIs::new);
        add(criteria, scalars.flag(when.scalar("holiday")), Criterion.HolidayIs::new);
        dates(when, criteria);
        add(criteria, expectedWait(when.scalar("expected-wait")), wait -> wait);
        add(criteria, scalars.flag(when.scalar("repeat-contact")), Criterion.RepeatContactIs::new);
        fact(when, "suspect", Scalars.values("known", true, "unknown", false), Fact.SUSPECT_KNOWN, criteria);
        fact(when, "evidence", Scalars.values("perishable", true, "kept", false), Fact.EVIDENCE_PERISHABLE, criteria);
        fact(when, "happened", Scalars.values("now", true, "earlier", false), Fact.HAPPENING_NOW, criteria);
        fact(when, "injured", null, Fact.INJURED, criteria);
        fact(when, "threat", null, Fact.THREAT, criteria);
        fact(when, "minor", null, Fact.MINOR, criteria);
        reportEmpty(rule, "write what must hold, or leave `when` out");
        return criteria;
    }

    private void reportEmpty(Section rule, String mend) {
        if (rule.find("when") instanceof FileNode.Fields map && map.fields().isEmpty()) {
            mistakes.add(map, "`when` asks nothing", mend);
        }
    }

    private void readCommon(Section when, List<Criterion> criteria) {
        List<List<String>> said = phrases.says(when.oneOrMore("says"));
        if (!said.isEmpty()) {
            criteria.add(new Criterion.Says(PhraseIndex.of(Map.of(true, said), 0)));
        }
        Set<Origin> origins = new LinkedHashSet<>();
        for (Text text : when.oneOrMore("origin")) {
            add(origins, scalars.choice(text, ORIGINS));
        }
        add(criteria, origins, Criterion.OriginIs::new);
        add(criteria, known.regionsIn(when.oneOrMore("region")), Criterion.RegionIs::new);
        add(criteria, known.placesIn(when.oneOrMore("place")), Criterion.PlaceIs::new);
        add(criteria, known.languagesIn(when.oneOrMore("language")), Criterion.LanguageIs::new);
        add(criteria, signals(when.oneOrMore("signals")), Criterion.Signalled::new);
        List<TimeWindow> windows = new ArrayList<>();
        for (Text text : when.oneOrMore("time")) {
            add(windows, scalars.window(text));
        }
        if (!windows.isEmpty()) {
            criteria.add(new Criterion.TimeIs(List.copyOf(windows)));
        }
    }

    private static <T> void add(Collection<T> to, @Nullable T value) {
        if (value != null) {
            to.add(value);
        }
    }

    private static <T> void add(List<Criterion> criteria, Set<T> wanted, Function<Set<T>, Criterion> made) {
        if (!wanted.isEmpty()) {
            criteria.add(made.apply(Set.copyOf(wanted)));
        }
    }

    private static <T> void add(List<Criterion> criteria, @Nullable T value, Function<T, Criterion> made) {
        if (value != null) {
            criteria.add(made.apply(value));
        }
    }

    private Set<String> signals(List<Text> texts) {
        Set<String> signals = new LinkedHashSet<>();
        for (Text text : texts) {
            if (SIGNAL.matcher(text.value()).matches()) {
                signals.add(text.value());
            } else {
                String what = Mistakes.quote(text.value()) + " is not the name of a signal";
                mistakes.add(text, what, "write lower-case letters, digits and hyphens, as in protected-identity");
            }
        }
        return signals;
    }

    private Set<DayOfWeek> weekdays(List<Text> texts) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Text text : texts) {
            Set<DayOfWeek> named = Days.parse(text.value());
            if (named.isEmpty()) {
                mistakes.add(text, Mistakes.quote(text.value()) + " is no day of the week", Days.MEND);
            }
            days.addAll(named);
        }
        return days;
    }

    private void dates(Section when, List<Criterion> criteria) {
        LocalDate from = scalars.date(when.scalar("from"));
        LocalDate until = scalars.date(when.scalar("until"));
        if (from != null && until != null && !from.isBefore(until)) {
            when.wrong("until", "`until` " + until + " does not come after `from` " + from, "write a later date");
        }
        if (from != null || until != null) {
            criteria.add(new Criterion.DateIs(from, until));
        }
    }

    private Criterion.@Nullable ExpectedWaitIs expectedWait(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = EXPECTED_WAIT.matcher(text.value());
        Duration limit = matcher.matches() ? Scalars.duration(matcher.group(2)) : null;
        if (limit == null) {
            String what = Mistakes.quote(text.value()) + " does not compare a wait with a duration";
            mistakes.add(text, what, "write \"> 10m\", \">= 10m\", \"< 2m\" or \"<= 2m\", in quotes");
            return null;
        }
        return switch (matcher.group(1)) {
            case ">" -> new Criterion.ExpectedWaitIs(limit.plus(LEAST), null);
            case ">=" -> new Criterion.ExpectedWaitIs(limit, null);
            case "<" -> new Criterion.ExpectedWaitIs(null, limit);
            default -> new Criterion.ExpectedWaitIs(null, limit.plus(LEAST));
        };
    }

    private void fact(
            Section when, String key, @Nullable Map<String, Boolean> values, Fact fact, List<Criterion> criteria) {
        Text text = when.scalar(key);
        Boolean wanted = values == null ? scalars.flag(text) : scalars.choice(text, values);
        if (wanted != null) {
            criteria.add(new Criterion.FactIs(fact, wanted));
        }
    }
}
