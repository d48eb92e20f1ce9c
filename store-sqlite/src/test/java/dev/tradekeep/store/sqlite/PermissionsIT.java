package dev.tradekeep.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.backup.BackupCause;
import dev.tradekeep.store.sqlite.backup.BackupLog;
import dev.tradekeep.store.sqlite.backup.BackupRequest;
import dev.tradekeep.store.sqlite.backup.BackupVerifier;
import dev.tradekeep.store.sqlite.backup.ChangeShipper;
import dev.tradekeep.store.sqlite.backup.DatabaseRestore;
import dev.tradekeep.store.sqlite.backup.ShipperSettings;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever holds the books, or parts of them, is its owner's alone. */
@ExtendWith(LeakCheck.class)
final class PermissionsIT {
    private static final int BALLAST_BYTES = 1 << 20;

    @TempDir Path folder;

    @Test
    void allThatIsMadeIsItsOwnersAlone() throws IOException {
        Path path = folder.resolve("books.db");
        Path backups = Files.createDirectory(folder.resolve("backups"));
        try (Database database =
                        Database.open(
                                path,
                                Duration.ZERO,
                                TestBooks.CLOCK,
                                WriterSettings.DEFAULT,
                                BALLAST_BYTES);
                ChangeShipper shipper =
                        ChangeShipper.start(
                                database,
                                folder.resolve("archive"),
                                ShipperSettings.DEFAULT,
                                TestBooks.CLOCK)) {
            database.write(
                    Durability.FORCED,
                    t -> new PortfolioRepository(t).ensure("one", TestBooks.NOW));
            shipper.flush(Duration.ofSeconds(60));
            for (boolean compressed : new boolean[] {false, true}) {
                BackupLog.of(database, BackupCause.COMMAND, TestBooks.CLOCK)
                        .make(
                                new BackupRequest(
                                        path, backups, compressed, false, BackupRequest.ALL),
                                (left, all) -> {});
            }
            assertThat(openToOthers()).isEmpty();
        }
        Path backup =
                files().stream()
                        .filter(file -> file.toString().endsWith(".db.gz"))
                        .findFirst()
                        .orElseThrow();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        new DatabaseRestore(
                        new BackupVerifier(MigrationCatalogue.load(), TestBooks.CLOCK),
                        TestBooks.CLOCK,
                        Duration.ZERO)
                .restore(backup, path, true);
        assertThat(Files.getPosixFilePermissions(path))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> openToOthers() throws IOException {
        List<String> open = new ArrayList<>();
        for (Path file : files()) {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!permissions.equals("rw-------")) {
                open.add(permissions + " " + folder.relativize(file));
            }
        }
        return open;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
