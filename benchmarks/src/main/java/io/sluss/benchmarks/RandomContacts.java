package io.sluss.benchmarks;

import io.sluss.benchmarks.PlainRule.Between;
import io.sluss.benchmarks.PlainRule.Condition;
import io.sluss.benchmarks.PlainRule.OneOf;
import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.DecisionTable.Row;
import io.sluss.criteria.Facts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Seeded contacts for a table: one in ten finds no rule, the others find rules spread evenly over its positions, as far as
 * these can be found at all. As with a rule set, names are shared among contacts; everything else is each one's own.
 */
final class RandomContacts {
    /** The year that all contacts come in; it begins on a Friday. */
    static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final int TRIES = 300;

    private final RandomRules table;
    private final RandomGenerator random;
    private final DecisionTable<Integer> judge;
    private final Situation situation =
            Situation.firstContact(FIRST_DAY.atStartOfDay(ZONE).toInstant(), ChannelStates.ALL_UP);
    private final Map<String, ReasonId> reasons = new HashMap<>();
    private final Map<String, Region> regions = new HashMap<>();
    private final String[] answers;

    RandomContacts(RandomRules table, DecisionTable<Integer> judge, long seed) {
        this.table = table;
        this.judge = judge;
        this.random = new Random(seed);
        table.texts(Input.REASON).forEach(name -> reasons.put(name, new ReasonId(name)));
        table.texts(Input.REGION).forEach(name -> regions.put(name, new Region(name)));
        this.answers = new String[table.rules().size()];
        for (int rule = 0; rule < answers.length; rule++) {
            answers[rule] = HashMapGet.key(rule);
        }
    }

    TableContact[] contacts(int count) {
        List<TableContact> contacts = new ArrayList<>(count);
        boolean[] shadowed = new boolean[answers.length];
        while (contacts.size() < count) {
            int wanted = contacts.size() % 10 == 9 ? -1 : random.nextInt(answers.length);
            if (wanted < 0 || !shadowed[wanted]) {
                TableContact contact = finding(wanted);
                if (contact != null) {
                    contacts.add(contact);
                } else if (wanted >= 0) {
                    shadowed[wanted] = true;
                }
            }
        }
        return contacts.toArray(TableContact[]::new);
    }

    /** A contact that finds this rule, or none for -1; null if tries enough did not give any. */
    private @Nullable TableContact finding(int rule) {
        Map<Input, Condition> conditions =
                rule < 0 ? Map.of() : table.rules().get(rule).conditions();
        for (int i = 0; i < TRIES; i++) {
            TableContact contact = contact(conditions, rule < 0 ? HashMapGet.NONE : answers[rule]);
            Row<Integer> found = judge.firstMatch(contact.facts());
            if (rule == (found == null ? -1 : found.result())) {
                return contact;
            }
        }
        return null;
    }

    private TableContact contact(Map<Input, Condition> conditions, String answer) {
        Origin origin = Origin.parse(text(Input.ORIGIN, conditions));
        String reason = text(Input.REASON, conditions);
        String region = text(Input.REGION, conditions);
        String place = text(Input.PLACE, conditions);
        String language = text(Input.LANGUAGE, conditions);
        int minute = number(conditions.get(Input.MINUTE), 24 * 60);
        int day = day(conditions);
        int waiting = number(conditions.get(Input.WAITING), RandomRules.LONGEST_WAIT);
        ZonedDateTime local =
                FIRST_DAY.plusDays(day).atTime(minute / 60, minute % 60).atZone(ZONE);
        Contact contact = Contact.from(origin)
                .reason(reason)
                .region(region)
                .place(place)
                .language(language)
                .expectedWait(Duration.ofSeconds(waiting))
                .build();
        Facts facts = new Facts(contact, situation, local, false, regions.get(region), place, reasons.get(reason));
        // as the clock shows, for an hour in spring is none
        int shown = local.getHour() * 60 + local.getMinute();
        DayOfWeek weekday = local.getDayOfWeek();
        return new TableContact(
                facts, origin.label(), reason, region, place, language, weekday.name(), shown, day, waiting, answer);
    }

    private String text(Input input, Map<Input, Condition> conditions) {
        List<String> texts = conditions.get(input) instanceof OneOf wanted ? wanted.texts() : table.texts(input);
        return texts.get(random.nextInt(texts.size()));
    }

    private int number(@Nullable Condition condition, int all) {
        if (condition instanceof Between range) {
            int length = range.to() - range.from() + (range.overMidnight() ? all : 0);
            return (range.from() + random.nextInt(length)) % all;
        }
        return random.nextInt(all);
    }

    /** A day on one of the weekdays wanted; the ranges of days are longer than a week. */
    private int day(Map<Input, Condition> conditions) {
        int day = number(conditions.get(Input.DAY), RandomRules.DAYS);
        for (int i = 0; conditions.get(Input.WEEKDAY) instanceof OneOf wanted && i < 50; i++) {
            if (wanted.texts().contains(FIRST_DAY.plusDays(day).getDayOfWeek().name())) {
                return day;
            }
            day = number(conditions.get(Input.DAY), RandomRules.DAYS);
        }
        return day;
    }
}
