package io.sluss.uptake;

import io.sluss.contact.ContactId;
import io.sluss.contact.Urgency;
import io.sluss.offer.Arm;
import io.sluss.statistics.Proportion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Urgent contacts that Sluss took for ones that can wait. A contact counts as deferred when something other than a person
 * was offered and its last step still took it for deferrable; it counts as judged when an agent told in the wrap-up how
 * urgent it truly was, and as missed when that was an emergency or time-critical. Who took up an offer seldom reaches an
 * agent, so judged ones are no random sample of the deferred: have {@link #review} read, too. Immutable.
 *
 * @param missed how many the agents called urgent, of how many that they judged; absent while none was
 * @param deferred how many were deferred
 * @param review the ids of deferred contacts, drawn at random, each as likely as any other, for people to look at
 */
public record MissedUrgent(Rate missed, long deferred, List<ContactId> review) {
    /** Copies the ids. */
    public MissedUrgent {
        review = List.copyOf(review);
    }

    /**
     * Looks through contacts.
     *
     * @param contacts in an order of their own, such as {@link ContactRecords#records()} has: the same seed then draws the
     *     same
     * @param review how many to draw for people to look at, 0 or more
     * @param seed what is drawn by
     */
    public static MissedUrgent of(Collection<ContactRecord> contacts, int review, long seed) {
        List<ContactId> drawn = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        long deferred = 0;
        long judged = 0;
        long missed = 0;
        for (ContactRecord contact : contacts) {
            if (contact.arm() != Arm.OFFERED || contact.labels().urgency() != Urgency.DEFERRABLE) {
                continue;
            }
            deferred++;
            draw(drawn, review, contact.contact(), deferred, random);
            Urgency truly = contact.ending() == null ? null : contact.ending().urgency();
            judged += truly == null ? 0 : 1;
            missed += truly == Urgency.EMERGENCY || truly == Urgency.TIME_CRITICAL ? 1 : 0;
        }
        return new MissedUrgent(new Rate(missed, judged), deferred, drawn);
    }

    /** Reservoir sampling: algorithm R of Vitter (1985), "Random sampling with a reservoir", ACM TOMS 11. */
    private static void draw(List<ContactId> drawn, int most, ContactId contact, long number, SplittableRandom random) {
        if (drawn.size() < most) {
            drawn.add(contact);
        } else if (most > 0) {
            long place = random.nextLong(number);
            if (place < most) {
                drawn.set((int) place, contact);
            }
        }
    }

    /** What the share that is missed is at most, with 95 % confidence ({@link Proportion#atMost()}); absent while none was judged. */
    public Optional<Double> atMost() {
        return missed.denominator() == 0
                ? Optional.empty()
                : Optional.of(new Proportion(missed.numerator(), missed.denominator()).atMost());
    }
}
