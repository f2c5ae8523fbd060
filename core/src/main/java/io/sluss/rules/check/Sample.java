package io.sluss.rules.check;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.Facts;
import io.sluss.criteria.LocalCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact in the making, so that criteria can be asked of it: what no axis sets is not known. Not thread-safe. */
final class Sample {
    private final LocalCalendar calendar;
    private ReasonId reason;
    private LocalDate date;
    private LocalTime time = LocalTime.NOON;
    private Origin origin = Origin.PHONE;
    private Answer repeat = Answer.NO;
    private @Nullable Region region;
    private @Nullable String place;
    private @Nullable String language;
    private @Nullable Duration expectedWait;
    private @Nullable Integer age;
    private final Set<String> signals = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();

    Sample(LocalCalendar calendar, ReasonId reason, LocalDate date) {
        this.calendar = calendar;
        this.reason = reason;
        this.date = date;
    }

    void reason(ReasonId about) {
        this.reason = about;
    }

    void date(LocalDate on) {
        this.date = on;
    }

    void time(LocalTime at) {
        this.time = at;
    }

    void origin(Origin from) {
        this.origin = from;
    }

    void repeat(Answer again) {
        this.repeat = again;
    }

    void region(@Nullable Region in) {
        this.region = in;
    }

    void place(@Nullable String near) {
        this.place = near;
    }

    void language(@Nullable String spoken) {
        this.language = spoken;
    }

    void expectedWait(@Nullable Duration expected) {
        this.expectedWait = expected;
    }

    void age(@Nullable Integer years) {
        this.age = years;
    }

    void signal(String noticed) {
        signals.add(noticed);
    }

    void says(String phrase) {
        words.add(phrase);
    }

    Facts facts() {
        ZonedDateTime local = date.atTime(time).atZone(ZoneOffset.UTC); // every local time exists there
        Contact contact = Contact.from(origin)
                .utterance(String.join(" eh ", words)) // so that two phrases do not make a third
                .reason(reason.value())
                .region(region == null ? null : region.value())
                .place(place)
                .language(language)
                .expectedWait(expectedWait)
                .age(age)
                .signals(signals)
                .build();
        Situation situation = new Situation(
                local.toInstant(),
                Urgency.DEFERRABLE,
                false,
                null,
                Set.of(),
                repeat == Answer.YES ? Set.of(reason) : Set.of(),
                Set.of(),
                repeat != Answer.UNKNOWN,
                "",
                ChannelStates.ALL_UP);
        return new Facts(contact, situation, local, calendar.isHoliday(date), region, place, reason);
    }
}
