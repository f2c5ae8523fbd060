package io.sluss.promise;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One {@link PromiseStore} over several, such as one PostgreSQL each, for a service that outgrows one. A promise lies, with
 * its place and its events, on the shard of its slot's resource, where {@link ShardRouting} says. Thread-safe; has no
 * threads of its own, and asks one shard after the other.
 *
 * <p><b>What lies together.</b> Nothing is done on two shards at once. All resources that one offer can choose between must
 * lie on one shard, or two acceptances at the same moment could both be taken; one that comes later gets the first promise,
 * wherever it lies. A move to another shard is refused with {@link IllegalArgumentException}, before anything is changed:
 * whoever wants that cancels and is promised anew.
 *
 * <p><b>One that is away.</b> What names its resources throws, and what names others goes on. A promise that is looked up
 * by its id or offer is found if it lies on a shard that answers; {@link #find} and {@link #findByOffer(OfferId)} throw if
 * it may lie on one that does not. {@link #of} and {@link #to(CallerKey)} throw unless all answer, since what is to be
 * erased must be all there is. {@link #overdue}, {@link #waiting} of all resources and the leases of the outbox pass over
 * what is away. What maintenance asks of all is done by all that can, and then the first failure is thrown.
 *
 * <p><b>Another routing.</b> Promises are found, changed, cancelled and kept wherever they lie. But their places, leases and
 * moves are looked for where the routing says: rows of a resource must move with it before the new routing is used.
 */
public final class ShardRouter implements PromiseStore {
    private final Shards shards;
    private final SlotBook slotBook;
    private final EventOutbox outbox;

    private ShardRouter(Map<String, PromiseStore> stores, ShardRouting routing) {
        this.shards = new Shards(stores, routing);
        this.slotBook = new ShardedSlotBook(
                shards,
                stores.values().stream().allMatch(store -> store.slotBook().answersFromMemory()));
        this.outbox = new ShardedOutbox(shards);
    }

    /**
     * Callbacks by region, all bookings together: {@link ShardRouting#byRegion}.
     *
     * @param shards by names that stay the same for good
     * @throws IllegalArgumentException if there is none
     */
    public static ShardRouter of(Map<String, PromiseStore> shards) {
        return of(shards, ShardRouting.byRegion(shards.keySet()));
    }

    /**
     * The same with a routing of the host's.
     *
     * @param shards by the names that the routing says
     * @param routing where each resource lies; a name that is none of them is an {@link IllegalArgumentException} when it
     *     is asked for
     * @throws IllegalArgumentException if there is no shard
     */
    public static ShardRouter of(Map<String, PromiseStore> shards, ShardRouting routing) {
        return new ShardRouter(shards, routing);
    }

    @Override
    public SlotBook slotBook() {
        return slotBook;
    }

    @Override
    public EventOutbox outbox() {
        return outbox;
    }

    @Override
    public Optional<Promise> add(Promise promise, List<OutboxEvent> events, Instant now) {
        String resource = promise.slot().resource();
        Optional<Promise> earlier = findByOffer(promise.offer(), List.of(resource));
        return earlier.isPresent() ? earlier : shards.of(resource).ask(store -> store.add(promise, events, now));
    }

    @Override
    public boolean replace(Promise before, Promise after, List<OutboxEvent> events) {
        Shard home = shards.ofBoth(before.slot().resource(), after.slot().resource());
        return home.ask(store -> store.replace(before, after, events))
                || lies(before.id())
                        .filter(shard -> shard != home && shard.ask(store -> store.replace(before, after, events)))
                        .isPresent();
    }

    @Override
    public Moved move(Promise before, Promise after, int capacity, List<OutboxEvent> events, Instant now) {
        return shards.ofBoth(before.slot().resource(), after.slot().resource())
                .ask(store -> store.move(before, after, capacity, events, now));
    }

    /** On which shard. */
    private Optional<Shard> lies(PromiseId id) {
        return shards.first(
                shards.all(), shard -> shard.ask(store -> store.find(id)).map(found -> shard));
    }

    @Override
    public Optional<Promise> find(PromiseId id) {
        return shards.first(shards.all(), shard -> shard.ask(store -> store.find(id)));
    }

    @Override
    public Optional<Promise> findByOffer(OfferId offer) {
        return ofOffer(offer, shards.all());
    }

    @Override
    public Optional<Promise> findByOffer(OfferId offer, Collection<String> resources) {
        return resources.isEmpty() ? findByOffer(offer) : ofOffer(offer, shardsOf(resources));
    }

    private Optional<Promise> ofOffer(OfferId offer, Collection<Shard> needed) {
        return shards.first(needed, shard -> shard.ask(store -> store.findByOffer(offer)));
    }

    private Set<Shard> shardsOf(Collection<String> resources) {
        Set<Shard> needed = new HashSet<>();
        resources.forEach(resource -> needed.add(shards.of(resource)));
        return needed;
    }

    @Override
    public List<Promise> of(CallerKey caller) {
        return together(shards.all(), store -> store.of(caller)).toList();
    }

    @Override
    public List<Promise> to(CallerKey target) {
        return together(shards.all(), store -> store.to(target)).toList();
    }

    @Override
    public List<Promise> to(CallerKey target, String resource) {
        return together(Set.of(shards.of(resource)), store -> store.to(target)).toList();
    }

    private Stream<Promise> together(Collection<Shard> needed, Function<PromiseStore, List<Promise>> question) {
        return shards.gathered(needed, question).stream().flatMap(List::stream);
    }

    @Override
    public List<Promise> lease(String resource, Progress.Lease lease, Instant now, int most) {
        return shards.of(resource).ask(store -> store.lease(resource, lease, now, most));
    }

    @Override
    public boolean renew(PromiseId id, Progress.Lease lease) {
        return lies(id).filter(shard -> shard.ask(store -> store.renew(id, lease)))
                .isPresent();
    }

    @Override
    public List<Promise> waiting(@Nullable String resource, Instant until, int most) {
        return resource == null
                ? first(Promise.QUEUE, most, store -> store.waiting(null, until, most))
                : shards.of(resource).ask(store -> store.waiting(resource, until, most));
    }

    private List<Promise> first(Comparator<Promise> order, int most, Function<PromiseStore, List<Promise>> question) {
        return together(Set.of(), question).sorted(order).limit(most).toList();
    }

    @Override
    public int leasedSince(String resource, Instant since) {
        return shards.of(resource).ask(store -> store.leasedSince(resource, since));
    }

    @Override
    public List<Promise> overdue(Instant now, int most) {
        return first(Promise.BY_END, most, store -> store.overdue(now, most));
    }

    @Override
    public void unlink(ContactId contact) {
        shards.each(store -> store.unlink(contact));
    }

    @Override
    public void remove(PromiseId id) {
        lies(id).ifPresent(shard -> shard.ask(store -> {
            store.remove(id);
            return true;
        }));
    }

    @Override
    public void forgetNumbersOfBookings(Instant before) {
        shards.each(store -> store.forgetNumbersOfBookings(before));
    }

    @Override
    public void dropEndedBefore(Instant before) {
        shards.each(store -> store.dropEndedBefore(before));
    }
}
