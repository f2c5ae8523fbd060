package io.sluss.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contact as the front end knows it: where it comes in, and whatever else is known. Immutable. Its
 * {@link #toString()} shows nothing personal.
 *
 * <p>What is not known is left out: an absent value never counts against the caller, and never for an offer.
 */
public final class Contact {
    /** No more signals, declined channels or characters in a short field than this. */
    public static final int MAX_VALUES = 32;

    /** Signals or declined channels of earlier steps beyond so many are forgotten, but for those that raise. */
    private static final int MAX_REMEMBERED = 256;

    private final Origin origin;
    private final @Nullable ContactId id;
    private final Wording wording;
    private final List<Wording> alternatives;
    private final @Nullable Double confidence;
    private final @Nullable ReasonId reason;
    private final @Nullable Region region;
    private final @Nullable String place;
    private final @Nullable String language;
    private final @Nullable CallerNumber caller;
    private final @Nullable Instant arrivedAt;
    private final Set<String> declined;
    private final Set<String> signals;
    private final @Nullable Integer age;
    private final @Nullable Boolean eId;
    private final @Nullable Duration expectedWait;
    private final @Nullable String queueTicket;

    private Contact(Builder builder) {
        this.origin = builder.origin;
        this.id = builder.id;
        this.wording = builder.wording;
        this.alternatives = List.copyOf(builder.alternatives);
        this.confidence = builder.confidence;
        this.reason = builder.reason;
        this.region = builder.region;
        this.place = builder.place;
        this.language = builder.language;
        this.caller = builder.caller;
        this.arrivedAt = builder.arrivedAt;
        this.declined = Set.copyOf(builder.declined);
        this.signals = Set.copyOf(builder.signals);
        this.age = builder.age;
        this.eId = builder.eId;
        this.expectedWait = builder.expectedWait;
        this.queueTicket = builder.queueTicket;
    }

    private Contact(Contact told) {
        this.origin = told.origin;
        this.id = null;
        this.wording = Wording.NONE;
        this.alternatives = List.of();
        this.confidence = null;
        this.reason = null;
        this.region = told.region;
        this.place = told.place;
        this.language = told.language;
        this.caller = null;
        this.arrivedAt = told.arrivedAt;
        this.declined = told.declined;
        this.signals = told.signals;
        this.age = told.age;
        this.eId = told.eId;
        this.expectedWait = told.expectedWait;
        this.queueTicket = told.queueTicket;
    }

    /** A contact that comes in at {@code origin}; everything else is optional. */
    public static Builder from(Origin origin) {
        return new Builder(origin);
    }

    /**
     * This step of a contact with whatever it leaves out filled in from an earlier one, but for the words and the
     * reason: those are judged step by step.
     */
    public Contact continuing(Contact earlier) {
        Builder merged = new Builder(origin);
        merged.id = id;
        merged.wording = wording;
        merged.alternatives.addAll(alternatives);
        merged.confidence = confidence;
        merged.reason = reason;
        merged.region = region != null || place != null ? region : earlier.region;
        merged.place = region != null || place != null ? place : earlier.place;
        merged.language = language != null ? language : earlier.language;
        merged.caller = caller;
        merged.arrivedAt = arrivedAt != null ? arrivedAt : earlier.arrivedAt;
        merged.declined.addAll(declined);
        addEarlier(merged.declined, earlier.declined, Set.of("E_SERVICE", "CALLBACK", "BOOKING"));
        merged.signals.addAll(signals);
        addEarlier(merged.signals, earlier.signals, Signals.RAISING.keySet());
        merged.age = age != null ? age : earlier.age;
        merged.eId = eId != null ? eId : earlier.eId;
        merged.expectedWait = expectedWait != null ? expectedWait : earlier.expectedWait;
        merged.queueTicket = queueTicket != null ? queueTicket : earlier.queueTicket;
        return merged.build();
    }

    /** However many steps a contact has: what is told now counts in full, and of what was told before what matters most. */
    private static void addEarlier(Set<String> to, Set<String> earlier, Set<String> always) {
        for (String value : earlier) {
            if (to.size() < MAX_REMEMBERED || always.contains(value)) {
                to.add(value);
            }
        }
    }

    /** What may be remembered between two steps: neither the words nor the number. */
    public Contact withoutWordsAndNumber() {
        return new Contact(this);
    }

    /** Where it comes in. */
    public Origin origin() {
        return origin;
    }

    /** The id of an earlier decision that this continues, or null for a new contact. */
    public @Nullable ContactId id() {
        return id;
    }

    /** What was said or written, as words. */
    public Wording wording() {
        return wording;
    }

    /** What a speech recogniser thinks may have been said instead, none without words but for one too long; may be empty. */
    public List<Wording> alternatives() {
        return alternatives;
    }

    /** How sure a speech recogniser is of what was said, 0-1; null when nobody tells. */
    public @Nullable Double confidence() {
        return confidence;
    }

    /** The reason, if the host knows it. */
    public @Nullable ReasonId reason() {
        return reason;
    }

    /** The region, if the host knows it; otherwise it is found from {@link #place()}. */
    public @Nullable Region region() {
        return region;
    }

    /** Where the contact is about, {@code Malmö}. */
    public @Nullable String place() {
        return place;
    }

    /** The language, an ISO 639-1 code in lower case. */
    public @Nullable String language() {
        return language;
    }

    /** The calling number. */
    public @Nullable CallerNumber caller() {
        return caller;
    }

    /** When the contact arrived; null is now. The wait is counted from it. */
    public @Nullable Instant arrivedAt() {
        return arrivedAt;
    }

    /** What was declined in this contact: kinds ({@code E_SERVICE}) or names of e-services. */
    public Set<String> declined() {
        return declined;
    }

    /** What the front end noticed, see {@link Signals}. */
    public Set<String> signals() {
        return signals;
    }

    /** The age in years. */
    public @Nullable Integer age() {
        return age;
    }

    /** Whether the person has an electronic identification (BankID or the like). */
    public @Nullable Boolean eId() {
        return eId;
    }

    /** How long the queue is expected to take. */
    public @Nullable Duration expectedWait() {
        return expectedWait;
    }

    /** The host's ticket for the place in the queue. */
    public @Nullable String queueTicket() {
        return queueTicket;
    }

    @Override
    public String toString() {
        return "Contact[" + origin + ", " + wording + "]";
    }

    /** Builds a contact. Not thread-safe. */
    public static final class Builder {
        private static final Instant EARLIEST = Instant.EPOCH;
        private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

        private final Origin origin;
        private @Nullable ContactId id;
        private Wording wording = Wording.NONE;
        private final List<Wording> alternatives = new ArrayList<>();
        private @Nullable Double confidence;
        private @Nullable ReasonId reason;
        private @Nullable Region region;
        private @Nullable String place;
        private @Nullable String language;
        private @Nullable CallerNumber caller;
        private @Nullable Instant arrivedAt;
        private final Set<String> declined = new LinkedHashSet<>();
        private final Set<String> signals = new LinkedHashSet<>();
        private @Nullable Integer age;
        private @Nullable Boolean eId;
        private @Nullable Duration expectedWait;
        private @Nullable String queueTicket;

        private Builder(Origin origin) {
            this.origin = origin;
        }

        /** Continues an earlier contact. */
        public Builder id(@Nullable ContactId id) {
            this.id = id;
            return this;
        }

        /** What was said or written; only its normalised words are kept. */
        public Builder utterance(@Nullable String text) {
            this.wording = Wording.of(text);
            return this;
        }

        /** What was said or written, already as words. */
        public Builder words(Wording words) {
            this.wording = words;
            return this;
        }

        /** What may have been said instead, at most {@value #MAX_VALUES} texts; only their words are kept. */
        public Builder alternatives(Collection<String> texts) {
            if (texts.size() > MAX_VALUES) {
                throw new InvalidContactException("alternatives", "has more than " + MAX_VALUES + " values");
            }
            for (String text : texts) {
                Wording alternative = Wording.of(text);
                if (!alternative.isEmpty() || alternative.tooLong()) {
                    alternatives.add(alternative);
                }
            }
            return this;
        }

        /** How sure the speech recogniser is of what was said, 0-1. */
        public Builder confidence(@Nullable Double confidence) {
            if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
                throw new InvalidContactException("confidence", "is not between 0 and 1");
            }
            this.confidence = confidence;
            return this;
        }

        /** The reason, as the host knows it. */
        public Builder reason(@Nullable String reason) {
            this.reason = reason == null ? null : new ReasonId(reason);
            return this;
        }

        /** The region's name. */
        public Builder region(@Nullable String region) {
            this.region = region == null ? null : new Region(region);
            return this;
        }

        /** A place by name, at most 200 characters. */
        public Builder place(@Nullable String place) {
            this.place = shortText("place", place, 200);
            return this;
        }

        /** An ISO 639 code, {@code sv}; a longer tag such as {@code sv-SE} is cut at the hyphen. */
        public Builder language(@Nullable String language) {
            String text = shortText("language", language, 35);
            if (text != null && !isPlainCode(text)) {
                text = text.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
                if (!text.matches("[a-z]{2,3}")) {
                    throw new InvalidContactException("language", "is not a language code such as sv or en");
                }
            }
            this.language = text;
            return this;
        }

        /** So nearly every code is, and then no pattern is needed. */
        private static boolean isPlainCode(String text) {
            return (text.length() == 2 || text.length() == 3) && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
        }

        /** The calling number in any form, or what the platform says instead of one ({@code anonymous}). */
        public Builder caller(@Nullable String number) {
            String text = shortText("caller", number, 200);
            this.caller = text == null || text.isBlank() ? null : new CallerNumber(text);
            return this;
        }

        /** The calling number, read already. */
        public Builder callerNumber(CallerNumber number) {
            this.caller = number;
            return this;
        }

        /** When the contact arrived, in the years 1970 to 2999. */
        public Builder arrivedAt(@Nullable Instant arrivedAt) {
            if (arrivedAt != null && (arrivedAt.isBefore(EARLIEST) || !arrivedAt.isBefore(LATEST))) {
                throw new InvalidContactException("arrivedAt", "is not between the years 1970 and 2999");
            }
            this.arrivedAt = arrivedAt;
            return this;
        }

        /** What was declined already: kinds ({@code E_SERVICE}) or names of e-services. */
        public Builder declined(Collection<String> channels) {
            addAll("declined", channels, declined, "[A-Za-zåäö][A-Za-zåäö0-9_-]{0,39}", "is not the name of a channel");
            return this;
        }

        /** What the front end noticed. */
        public Builder signals(Collection<String> noticed) {
            addAll("signals", noticed, signals, "[a-z][a-z0-9-]{0,39}", "is not a name (lower-case, hyphens)");
            return this;
        }

        /** The age in years, 0-130. */
        public Builder age(@Nullable Integer years) {
            if (years != null && (years < 0 || years > 130)) {
                throw new InvalidContactException("age", "is not between 0 and 130");
            }
            this.age = years;
            return this;
        }

        /** Whether the person has an electronic identification. */
        public Builder eId(@Nullable Boolean has) {
            this.eId = has;
            return this;
        }

        /** How long the queue is expected to take, at most a day. */
        public Builder expectedWait(@Nullable Duration expected) {
            if (expected != null && (expected.isNegative() || expected.compareTo(Duration.ofDays(1)) > 0)) {
                throw new InvalidContactException("expectedWaitSeconds", "is not between 0 and 86400");
            }
            this.expectedWait = expected;
            return this;
        }

        /** The host's queue ticket, at most 100 characters. */
        public Builder queueTicket(@Nullable String ticket) {
            this.queueTicket = shortText("queueTicket", ticket, 100);
            return this;
        }

        /** The contact. */
        public Contact build() {
            return new Contact(this);
        }

        private static @Nullable String shortText(String field, @Nullable String text, int most) {
            if (text == null) {
                return null;
            }
            if (text.length() > most) {
                throw new InvalidContactException(field, "is longer than " + most + " characters");
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidContactException(field, "has a control character");
            }
            return text;
        }

        private static void addAll(
                String field, Collection<String> from, Set<String> to, String pattern, String otherwise) {
            if (from.size() > MAX_VALUES) {
                throw new InvalidContactException(field, "has more than " + MAX_VALUES + " values");
            }
            int index = 0;
            for (String value : from) {
                if (!value.matches(pattern)) {
                    throw new InvalidContactException(field + "[" + index + "]", otherwise);
                }
                to.add(value);
                index++;
            }
        }
    }
}
