package dev.tradekeep.market.series.load;

import dev.tradekeep.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The loads that threads of this process are at. Any other one was left behind by a process that
 * ended, or by a full disk. Thread-safe.
 */
final class LoadsAtWork {
    private static final LoadsAtWork ALL = new LoadsAtWork();

    private final Set<Key> keys = new HashSet<>();

    /** A load of some books. */
    private record Key(Store store, long id) {}

    private LoadsAtWork() {}

    static LoadsAtWork all() {
        return ALL;
    }

    /** Begins one; nobody takes it for one that was left behind. */
    synchronized <R> R begin(Store store, Supplier<R> begun, ToLongFunction<R> id) {
        R result = begun.get();
        keys.add(new Key(store, id.applyAsLong(result)));
        return result;
    }

    /** Takes on those of a list that nobody is at. */
    synchronized List<Long> takeLeft(Store store, Supplier<List<Long>> loads) {
        return loads.get().stream().filter(id -> keys.add(new Key(store, id))).toList();
    }

    synchronized void end(Store store, long id) {
        keys.remove(new Key(store, id));
    }
}
