package io.sluss.rules.check;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.Queues;
import io.sluss.rules.RegionRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of queues that nobody gets to, and regions without a queue or without any use. */
final class QueuesCheck implements Examination {
    @Override
    public void examine(Examined file, Findings findings) {
        Queues queues = file.rules().matching().liveAgent().queues();
        unused(file, queues, findings);
        Set<Region> served = new HashSet<>();
        queues.rows().stream().map(Queues.Row::region).filter(Objects::nonNull).forEach(served::add);
        Set<Region> named = named(file);
        named.addAll(served);
        for (RegionRules region : file.rules().regions()) {
            String path = "regions." + region.region();
            if (2 * served.size() > file.rules().regions().size() && !served.contains(region.region())) {
                findings.add(
                        FindingKind.REGION_WITHOUT_QUEUE,
                        path,
                        "`" + region.region() + "` has no queue of its own as most regions have: its callers join `"
                                + queues.defaultQueue() + "`",
                        "region: " + region.region(),
                        "add `{region: " + region.region() + ", queue: …}` to `queues.by`");
            }
            if (region.places().isEmpty() && !named.contains(region.region())) {
                findings.add(
                        FindingKind.REGION_UNUSED,
                        path,
                        "nothing leads to `" + region.region() + "` or depends on it: it has no places, and no rule, "
                                + "queue or office names it",
                        null,
                        "write its `places`, or take it away");
            }
        }
    }

    private static Set<Region> named(Examined file) {
        Set<Region> named = new HashSet<>();
        List<DecisionTable.Row<?>> rows = new ArrayList<>(file.rules().offers().rows());
        rows.addAll(file.rules().gate().rules().rows());
        for (DecisionTable.Row<?> row : rows) {
            for (Criterion criterion : row.criteria()) {
                if (criterion instanceof Criterion.RegionIs is) {
                    named.addAll(is.wanted());
                }
            }
        }
        Channel.Booking booking = file.rules().matching().booking();
        if (booking != null) {
            booking.offices().values().stream()
                    .map(Channel.Office::region)
                    .filter(Objects::nonNull)
                    .forEach(named::add);
        }
        return named;
    }

    /** Every contact has a region, a language and a reason, each of which may be none that the file names. */
    private static void unused(Examined file, Queues queues, Findings findings) {
        List<Region> regions =
                file.rules().regions().stream().map(RegionRules::region).toList();
        List<ReasonId> reasons =
                file.rules().reasons().stream().map(ContactReason::id).toList();
        List<Box> taken = new ArrayList<>();
        Work work = new Work(box -> true);
        for (int row = 0; row < queues.rows().size(); row++) {
            Queues.Row queue = queues.rows().get(row);
            Box box = Objects.requireNonNull(Box.of(List.of(
                    side(regions, queue.region()),
                    side(file.rules().languages(), queue.language()),
                    side(reasons, queue.reason()))));
            List<Box> left = work.minus(List.of(box), taken);
            if (left != null && left.isEmpty()) {
                findings.add(
                        FindingKind.QUEUE_UNUSED,
                        "channels.live-agent.queues.by[" + (row + 1) + "]",
                        "no contact gets to this row: rows before it take all of them to other queues, or to the same",
                        null,
                        "move it up, or take it away");
            }
            taken.add(box);
        }
    }

    private static <T> BitSet side(List<T> named, @Nullable T wanted) {
        BitSet side = new BitSet();
        if (wanted == null) {
            side.set(0, named.size() + 1);
        } else {
            side.set(named.indexOf(wanted));
        }
        return side;
    }
}
