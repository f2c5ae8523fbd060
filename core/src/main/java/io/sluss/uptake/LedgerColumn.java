package io.sluss.uptake;

import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.WrapUp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a ledger file, in the order in which they are written. More may be added, none is ever changed. */
enum LedgerColumn {
    KIND("kind", LedgerEvent::kind),
    AT("at", LedgerEvent::at),
    CONTACT("contact", LedgerEvent::contact),
    SUBJECT("subject", LedgerEvent::subject),
    ORIGIN("origin", event -> event.labels().origin()),
    REGION("region", event -> event.labels().region()),
    LANGUAGE("language", event -> event.labels().language()),
    REASON("reason", event -> event.labels().reason()),
    URGENCY("urgency", event -> event.labels().urgency()),
    ARM("arm", event -> event.labels().arm()),
    CHANNEL("channel", event -> event.labels().channel()),
    CHANNEL_NAME("channel_name", event -> event.labels().channelName()),
    RULE_SET("rule_set", event -> event.labels().ruleSet()),
    OUTCOME("outcome", LedgerEvent::outcome),
    DETAIL("detail", LedgerEvent::detail),
    SPAN("span_seconds", event -> seconds(event.span())),
    PROPENSITY("propensity", LedgerEvent::propensity),
    SOLVED("solved", ofWrapUp(WrapUp::solved)),
    REFERRED_TO("referred_to", ofWrapUp(WrapUp::referredTo)),
    CASE_OPENED("case_opened", ofWrapUp(WrapUp::caseOpened)),
    REPORT_COMPLETE("report_complete", ofWrapUp(WrapUp::reportComplete)),
    FOLLOW_UP_NEEDED("follow_up_needed", ofWrapUp(WrapUp::followUpNeeded)),
    HANDLING("handling_seconds", ofWrapUp(told -> seconds(told.handling()))),
    /** The caller's number in this part of the file, which the event cannot tell. */
    CALLER("caller", event -> null);

    private interface Value<T> {
        @Nullable
        Object of(T told);
    }

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
    private final Value<LedgerEvent> value;

    LedgerColumn(String title, Value<LedgerEvent> value) {
        this.title = title;
        this.value = value;
    }

    private static Value<LedgerEvent> ofWrapUp(Value<WrapUp> value) {
        return event -> event.wrapUp() == null ? null : value.of(event.wrapUp());
    }

    private static @Nullable String seconds(@Nullable Duration length) {
        return length == null
                ? null
                : BigDecimal.valueOf(length.getSeconds())
                        .add(BigDecimal.valueOf(length.getNano(), 9))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** A length of time as it is written; null of an empty text. */
    static @Nullable Duration length(String text) {
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal[] parts = new BigDecimal(text).divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValueExact());
    }

    String title() {
        return title;
    }

    /** What is written of an event; empty where there is nothing. */
    String text(LedgerEvent event) {
        Object told = value.of(event);
        return told == null ? "" : told instanceof Enum<?> constant ? constant.name() : told.toString();
    }

    /** What was written, made into a value; null where nothing was. */
    static <T> @Nullable T as(String text, Function<String, T> read) {
        return text.isEmpty() ? null : read.apply(text);
    }
}
