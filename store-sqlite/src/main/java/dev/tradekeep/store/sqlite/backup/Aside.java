package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;

/**
 * A database that was put aside for another.
 *
 * @param file where it lies now; what lay in its log is in it, or next to it when it is damaged
 * @param damaged whether it could not be opened any more
 */
public record Aside(Path file, boolean damaged) {}
