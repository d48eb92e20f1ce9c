package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes that users make, each with its entry in the audit log, both or none. */
final class Changes {
    private final Store store;
    private final InstantSource clock;

    Changes(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is done to what.
     *
     * @param action such as {@code halt.raise}
     * @param before how it was; null when it was not there
     * @param after how it is; null when it is gone
     */
    record Change(
            String action,
            String objectType,
            String objectName,
            @Nullable String before,
            @Nullable String after) {}

    /** Something that is done, and how to tell of it. */
    @FunctionalInterface
    interface Work<R> {
        /** Does it at a time, UTC microseconds. */
        R run(Transaction transaction, long at);
    }

    /** Makes a change; it is on disk when this returns. */
    <R> R make(Request request, Work<R> work, Function<R, Change> described) {
        return make(Durability.FORCED, request, work, described);
    }

    /**
     * {@link #make} of what must be possible on a full disk, too, because it makes risk smaller.
     */
    <R> R makeInNeed(Request request, Work<R> work, Function<R, Change> described) {
        return make(Durability.CRITICAL, request, work, described);
    }

    private <R> R make(
            Durability durability, Request request, Work<R> work, Function<R, Change> described) {
        long at = Micros.now(clock);
        return store.write(
                durability,
                transaction -> {
                    R result = work.run(transaction, at);
                    append(transaction, request, described.apply(result), at);
                    return result;
                });
    }

    /** Notes what was done elsewhere. */
    void note(Request request, Change change) {
        makeInNeed(request, (transaction, at) -> change, noted -> noted);
    }

    /** Who makes a request, for the audit log. */
    static Actor actor(Request request) {
        return new Actor(
                request.caller().userId(),
                request.caller().name(),
                request.head().address(),
                request.caller().credential());
    }

    /** The same with what the caller may give to others. */
    static Authority authority(Request request) {
        return new Authority(actor(request), request.caller().wholeRole());
    }

    private static void append(Transaction transaction, Request request, Change change, long at) {
        actor(request)
                .note(
                        transaction,
                        change.action(),
                        change.objectType(),
                        change.objectName(),
                        change.before(),
                        change.after(),
                        at);
    }
}
