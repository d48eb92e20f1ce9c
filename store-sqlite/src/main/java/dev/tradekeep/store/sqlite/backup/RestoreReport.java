package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A database that was restored.
 *
 * @param database where it lies
 * @param verification of what it was restored from
 * @param statesAt the moment whose state it holds, UTC microseconds; empty when a backup was put
 *     back, whose file says it
 * @param aside what lay there before
 */
public record RestoreReport(
        Path database, Verification verification, Optional<Long> statesAt, Optional<Aside> aside) {}
