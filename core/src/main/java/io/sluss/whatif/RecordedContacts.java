package io.sluss.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Contacts of the past, in columns: some thirty bytes each beside what they have in common, so that a year of them fits into
 * memory and can be decided again and again. Words are kept only if that is asked for, distinct ones once; numbers of
 * callers never are. Immutable and thread-safe once built.
 *
 * <p>Moments are kept to the half minute (on the minute, or within it) and expected waits to the millisecond: no rule tells
 * more.
 */
public final class RecordedContacts {
    private static final int UNKNOWN = -1;
    private static final int SECONDS_PER_MINUTE = 60;

    private final IntColumn lines = new IntColumn();
    private final IntColumn moments = new IntColumn();
    private final IntColumn buckets = new IntColumn();
    private final IntColumn waits = new IntColumn();
    private final IntColumn bases = new IntColumn();
    private final IntColumn traits = new IntColumn();
    private final IntColumn places = new IntColumn();
    private final IntColumn said = new IntColumn();
    private final Interned<Basis> allBases = new Interned<>();
    private final Interned<Traits> allTraits = new Interned<>();
    private final Interned<Whereabouts> allPlaces = new Interned<>();
    private final Interned<Said> allSaid = new Interned<>();
    private int size;

    private RecordedContacts() {}

    /**
     * Begins a collection.
     *
     * @param keepWords whether what was said is kept, which only rules that judge words anew need
     */
    public static Builder builder(boolean keepWords) {
        return new Builder(keepWords);
    }

    /** Collects contacts. Not thread-safe. */
    public static final class Builder {
        private final boolean keepWords;
        private RecordedContacts contacts = new RecordedContacts();

        private Builder(boolean keepWords) {
            this.keepWords = keepWords;
        }

        /**
         * Adds a contact.
         *
         * @param contact the contact; its number is not kept
         * @param verdict the urgency it was judged to have, the contact's reason being the one that was judged; null when
         *     no judgement was recorded and the reason, if there is one, was stated by the host
         * @param at when it arrived
         * @param line the line it came from, for whoever wants to look it up
         * @param bucket what a hold-out is drawn by: the same for contacts of the same caller; 0 or more
         */
        public Builder add(Contact contact, @Nullable Urgency verdict, Instant at, int line, int bucket) {
            contacts.add(contact, verdict, at, line, bucket, keepWords);
            return this;
        }

        /**
         * What many contacts have in common, for {@link #add(Common, Instant, int, int, int)}: a part each, so that parts of
         * contacts seen before can be put together. Holds until {@link #build()}; can be asked for on several threads.
         *
         * @param contact a contact without words
         * @param verdict as for {@link #add(Contact, Urgency, Instant, int, int)}
         */
        public Common common(Contact contact, @Nullable Urgency verdict) {
            return contacts.common(contact, verdict);
        }

        /**
         * Adds a contact that has all but this in common with others.
         *
         * @param waitMillis the expected wait; less than 0 when it is not known
         */
        public Builder add(Common common, Instant at, int waitMillis, int line, int bucket) {
            contacts.add(common, UNKNOWN, at, waitMillis, line, bucket);
            return this;
        }

        /** How many there are so far. */
        public int size() {
            return contacts.size;
        }

        /** The contacts; the builder begins anew. */
        public RecordedContacts build() {
            RecordedContacts built = contacts;
            contacts = new RecordedContacts();
            return built;
        }
    }

    /**
     * What contacts have in common, by number.
     *
     * @param basis the reason, and what it rests on
     * @param traits the origin, language, signals, what was declined, age and means of identification
     * @param place the region and place
     */
    public record Common(int basis, int traits, int place) {}

    private Common common(Contact contact, @Nullable Urgency verdict) {
        return new Common(
                allBases.numberOf(new Basis(contact.reason(), verdict, false)),
                allTraits.numberOf(Traits.of(contact)),
                allPlaces.numberOf(Whereabouts.of(contact)));
    }

    private void add(Contact contact, @Nullable Urgency verdict, Instant at, int line, int bucket, boolean keepWords) {
        boolean words = Said.anything(contact);
        Duration expected = contact.expectedWait();
        Common common = new Common(
                allBases.numberOf(new Basis(contact.reason(), verdict, words && !keepWords)),
                allTraits.numberOf(Traits.of(contact)),
                allPlaces.numberOf(Whereabouts.of(contact)));
        int spoken = words && keepWords ? allSaid.numberOf(Said.of(contact)) : UNKNOWN;
        add(common, spoken, at, expected == null ? UNKNOWN : (int) expected.toMillis(), line, bucket);
    }

    private void add(Common common, int spoken, Instant at, int wait, int line, int bucket) {
        lines.add(line);
        moments.add(moment(at));
        buckets.add(bucket);
        waits.add(wait);
        bases.add(common.basis());
        traits.add(common.traits());
        places.add(common.place());
        said.add(spoken);
        size++;
    }

    /** The minutes since 1970 twice, and one more within the minute. */
    static int moment(Instant at) {
        long minute = Math.floorDiv(at.getEpochSecond(), (long) SECONDS_PER_MINUTE);
        boolean within = at.getEpochSecond() % SECONDS_PER_MINUTE != 0 || at.getNano() != 0;
        return Math.toIntExact(2 * minute + (within ? 1 : 0));
    }

    /** A moment that no rule tells from it. */
    static Instant instant(int moment) {
        int half = SECONDS_PER_MINUTE / 2;
        return Instant.ofEpochSecond((long) moment * half);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The line a contact came from. */
    public int line(int index) {
        return lines.at(index);
    }

    /** When it arrived, to the half minute. */
    public Instant at(int index) {
        return instant(moments.at(index));
    }

    /** The reason that was stated or judged, or null. */
    public @Nullable ReasonId reason(int index) {
        return basisOf(index).reason();
    }

    /** Where it came in. */
    public Origin origin(int index) {
        return allTraits.value(traits.at(index)).origin();
    }

    int moment(int index) {
        return moments.at(index);
    }

    /** In milliseconds; less than 0 when it is not known. */
    int expectedWait(int index) {
        return waits.at(index);
    }

    int basis(int index) {
        return bases.at(index);
    }

    int traits(int index) {
        return traits.at(index);
    }

    int place(int index) {
        return places.at(index);
    }

    Basis basisOf(int index) {
        return allBases.value(bases.at(index));
    }

    Interned<Basis> allBases() {
        return allBases;
    }

    Interned<Traits> allTraits() {
        return allTraits;
    }

    Interned<Whereabouts> allPlaces() {
        return allPlaces;
    }

    /** The number of what was said, or less than 0 when nothing was that is kept. */
    int said(int index) {
        return said.at(index);
    }

    int bucketNumber(int index) {
        return buckets.at(index);
    }

    /** What a hold-out is drawn by. */
    String bucket(int index) {
        return "recorded-" + buckets.at(index);
    }

    /**
     * The contact again, about a reason.
     *
     * @param words whether with what was said
     */
    Contact contact(int index, @Nullable ReasonId reason, boolean words) {
        Traits known = allTraits.value(traits.at(index));
        Whereabouts where = allPlaces.value(places.at(index));
        int expected = waits.at(index);
        Contact.Builder contact = Contact.from(known.origin())
                .reason(reason == null ? null : reason.value())
                .region(
                        where.region() == null
                                ? null
                                : Objects.requireNonNull(where.region()).value())
                .place(where.place())
                .language(known.language())
                .arrivedAt(at(index))
                .declined(known.declined())
                .signals(known.signals())
                .age(known.age())
                .eId(known.eId())
                .expectedWait(expected < 0 ? null : Duration.ofMillis(expected));
        if (words && said.at(index) >= 0) {
            allSaid.value(said.at(index)).tell(contact);
        }
        return contact.build();
    }
}
