package io.sluss.criteria;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.criteria.Criterion.Fact;
import io.sluss.criteria.DecisionTable.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random tables with every kind of criterion, and contacts for them. Values are few enough to be met, and times lie on
 * the ends of ranges as often as between them.
 */
final class RandomTable {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 20);
    private static final int DAYS = 30;
    private static final List<String> SIGNALS =
            List.of("threat", "no-threat", "injured", "no-injury", "minor", "adult", "suspect-known", "relay", "child");
    private static final List<String> PHRASES = List.of("har en kniv", "har en (bil|cykel)", "kniv", "bil bil", "en");
    private static final List<String> WORDS = List.of("han", "har", "en", "kniv", "bil", "cykel");

    private final RandomGenerator random;
    private final int names;
    private final List<Row<Integer>> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param names how many names there are of a kind
     */
    RandomTable(RandomGenerator random, int rules, int names) {
        this.random = random;
        this.names = names;
        int least = random.nextInt(4);
        int most = least + random.nextInt(4);
        for (int rule = 0; rule < rules; rule++) {
            List<Criterion> criteria = new ArrayList<>();
            for (int n = random.nextInt(least, most + 1); n > 0; n--) {
                criteria.add(criterion(random.nextInt(14)));
            }
            rows.add(new Row<>("rule " + rule, criteria, rule));
        }
    }

    List<Row<Integer>> rows() {
        return rows;
    }

    private Criterion criterion(int kind) {
        return switch (kind) {
            case 0 -> new Criterion.OriginIs(some(4, i -> Origin.values()[i]));
            case 1 -> new Criterion.ReasonIs(some(names, i -> new ReasonId("r" + i)));
            case 2 -> new Criterion.RegionIs(some(names, i -> new Region("r" + i)));
            case 3 -> new Criterion.PlaceIs(some(names, i -> "p" + i));
            case 4 -> new Criterion.LanguageIs(some(3, RandomTable::language));
            case 5 -> new Criterion.TimeIs(windows());
            case 6 -> new Criterion.WeekdayIs(some(7, i -> DayOfWeek.of(i + 1)));
            case 7 -> new Criterion.HolidayIs(random.nextBoolean());
            case 8 -> dates();
            case 9 -> waits();
            case 10 -> new Criterion.RepeatContactIs(random.nextBoolean());
            case 11 -> new Criterion.Signalled(some(SIGNALS.size(), SIGNALS::get));
            case 12 ->
                new Criterion.Says(PhraseIndex.of(
                        Map.of(true, PhraseNotation.expand(Seeds.oneOf(random, PHRASES))), random.nextInt(2)));
            default -> new Criterion.FactIs(Seeds.oneOf(random, List.of(Fact.values())), random.nextBoolean());
        };
    }

    private <T> Set<T> some(int of, IntFunction<T> value) {
        Set<T> some = new HashSet<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            some.add(value.apply(random.nextInt(of)));
        }
        return Set.copyOf(some);
    }

    private static String language(int i) {
        return List.of("sv", "en", "fi").get(i);
    }

    /** Every half-hour, some over midnight, some up to it. */
    private List<TimeWindow> windows() {
        return IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> {
                    int start = 30 * random.nextInt(48);
                    int end = 30 * (1 + random.nextInt(48));
                    return new TimeWindow(start, end == start ? TimeWindow.DAY : end);
                })
                .toList();
    }

    /** Now and then a range that holds nothing. */
    private Criterion dates() {
        LocalDate from = random.nextInt(4) == 0 ? null : FIRST.plusDays(random.nextInt(DAYS));
        LocalDate until = random.nextInt(4) == 0 ? null : FIRST.plusDays(random.nextInt(DAYS));
        return new Criterion.DateIs(from, until);
    }

    private Criterion waits() {
        return new Criterion.ExpectedWaitIs(
                random.nextInt(4) == 0 ? null : limit(), random.nextInt(4) == 0 ? null : limit());
    }

    private Duration limit() {
        Duration limit = Duration.ofMinutes(random.nextInt(-1, 12));
        return switch (random.nextInt(8)) {
            case 0 -> limit.plusNanos(1);
            case 1 -> Duration.ofSeconds(Long.MAX_VALUE);
            default -> limit;
        };
    }

    /** A contact of which much may be unknown. */
    Facts facts() {
        int known = 1 + random.nextInt(4);
        Origin origin = Seeds.oneOf(random, List.of(Origin.values()));
        SomeFacts facts = SomeFacts.of(origin, contact -> details(contact, known))
                .at(when())
                .on(random.nextBoolean())
                .in(tells(known) ? "r" + random.nextInt(names + 1) : null)
                .near(tells(known) ? "p" + random.nextInt(names + 1) : null)
                .about(tells(known) ? "r" + random.nextInt(names + 1) : null);
        Set<ReasonId> before = some(names, i -> new ReasonId("r" + i));
        return facts.recently(before, Set.of(), tells(known)).facts();
    }

    private boolean tells(int known) {
        return random.nextInt(4) < known;
    }

    private Contact.Builder details(Contact.Builder contact, int known) {
        if (tells(known)) {
            contact.language(Seeds.oneOf(random, List.of("sv", "en", "fi", "de")));
        }
        if (tells(known)) {
            Duration least = Duration.ofMinutes(random.nextInt(13));
            contact.expectedWait(random.nextBoolean() ? least : least.plusNanos(random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            contact.age(random.nextInt(16, 20));
        }
        if (random.nextBoolean()) {
            contact.utterance(words());
        }
        if (random.nextInt(4) == 0) {
            contact.alternatives(
                    Stream.generate(this::words).limit(random.nextInt(4)).toList());
        }
        return contact.signals(
                SIGNALS.stream().filter(signal -> random.nextInt(5) == 0).toList());
    }

    private String words() {
        return String.join(
                " ",
                random.ints(random.nextInt(7), 0, WORDS.size())
                        .mapToObj(WORDS::get)
                        .toList());
    }

    private ZonedDateTime when() {
        int second = 1800 * random.nextInt(48) + (random.nextBoolean() ? 0 : random.nextInt(1800));
        return FIRST.plusDays(random.nextInt(-1, DAYS + 1))
                .atStartOfDay(SomeFacts.STOCKHOLM)
                .plusSeconds(second);
    }
}
