package dev.tradekeep.app.jobs;

import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.Interruption;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.venue.account.RequestBudget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A command that the API started. It reaches the files of one folder and no others, whatever its
 * arguments name, and the books of the server.
 */
final class JobInvocation implements Invocation {
    private static final int PERCENT = 100;

    private final Path folder;
    private final ServedBooks books;
    private final Interruption interruption = new Interruption();
    private volatile int percent;

    /**
     * @param folder without symbolic links
     */
    JobInvocation(Path folder, ServedBooks books) {
        this.folder = folder;
        this.books = books;
    }

    @Override
    public Path resolve(Path path) {
        Path resolved = folder.resolve(path).normalize();
        if (resolved.equals(books.database().path()) || real(resolved).startsWith(folder)) {
            return resolved;
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted a file of the folder for jobs, found " + path + ".");
    }

    /** Where a path leads to, as far as it is there. */
    private static Path real(Path path) {
        @Nullable Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return path;
        }
        try {
            return there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, path + " cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public Optional<String> secret(String what) {
        return Optional.empty();
    }

    @Override
    public Interruption interruption() {
        return interruption;
    }

    @Override
    public void progressed(long step, long total) {
        percent = Math.clamp(PERCENT * step / Math.max(1, total), 0, PERCENT);
    }

    int percent() {
        return percent;
    }

    @Override
    public Optional<ServedBooks> served() {
        return Optional.of(new Shared());
    }

    /** The books of the server, which runs on. */
    private final class Shared implements ServedBooks {
        @Override
        public Database database() {
            return books.database();
        }

        @Override
        public Api api() {
            return books.api();
        }

        @Override
        public RequestBudget budget(String exchange, URI rest) {
            return books.budget(exchange, rest);
        }

        @Override
        public <R> R alone(Supplier<R> work) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    OwnerLock.canonical(database().path())
                            + " is needed by the server; this is no work for a job.");
        }
    }
}
