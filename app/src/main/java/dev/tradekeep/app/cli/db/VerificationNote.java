package dev.tradekeep.app.cli.db;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.backup.BackupRepository;
import dev.tradekeep.store.sqlite.backup.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the books know of a backup that was verified.
 *
 * @param isNoted whether they say now that it was
 * @param text for people; nothing when the books do not know the backup
 */
record VerificationNote(boolean isNoted, Optional<String> text) {
    /** Notes in books that know a sound backup, by its path and its content, that it was read. */
    static VerificationNote of(Verification found, Path books, InstantSource clock) {
        String path = found.backup().toAbsolutePath().normalize().toString();
        if (!found.isSound() || !isKnown(books, path, found.sha256())) {
            return new VerificationNote(false, Optional.empty());
        }
        try {
            long noted =
                    new QuietBooks(books, clock)
                            .write(t -> {
                                BackupRepository backups = new BackupRepository(t);
                                long at = Micros.now(clock);
                                return backups.verified(path, found.sha256(), at) ? 1L : 0L;
                            });
            return new VerificationNote(
                    noted > 0, Optional.of("noted as verified in the books " + books));
        } catch (TradekeepException e) {
            return new VerificationNote(
                    false, Optional.of("not noted in the books " + books + ": " + e.getMessage()));
        }
    }

    private static boolean isKnown(Path books, String path, String sha256) {
        if (!Files.exists(books)) {
            return false;
        }
        try (DatabaseReader reader = DatabaseReader.open(books)) {
            return reader.read(t -> new BackupRepository(t).isKnown(path, sha256));
        } catch (TradekeepException e) {
            // Whatever lies there does not keep a backup from being verified.
            return false;
        }
    }
}
