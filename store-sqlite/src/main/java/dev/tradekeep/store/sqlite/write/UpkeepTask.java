package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.sqlite.Connection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A piece of upkeep on its way to the writer, with the place for its answer. */
final class UpkeepTask<R extends @Nullable Object> {
    final CompletableFuture<R> result = new CompletableFuture<>();
    private final Upkeep<R> upkeep;

    UpkeepTask(Upkeep<R> upkeep) {
        this.upkeep = upkeep;
    }

    void run(Connection connection) {
        result.complete(upkeep.run(connection));
    }
}
