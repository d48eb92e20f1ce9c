package dev.tradekeep.store.sqlite.backup;

import java.util.Optional;

/**
 * A backup that was made, and whether the books know of it.
 *
 * @param report what was made
 * @param notNoted why the books do not say so; empty when they do
 */
public record NotedBackup(BackupReport report, Optional<String> notNoted) {}
