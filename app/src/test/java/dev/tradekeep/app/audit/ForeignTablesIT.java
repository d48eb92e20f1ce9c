package dev.tradekeep.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables of other programs hold that no table of ours does. */
final class ForeignTablesIT {
    private static final String TABLES =
            """
            CREATE TABLE parents (id INTEGER PRIMARY KEY, v TEXT);
            CREATE TABLE children (id INTEGER PRIMARY KEY, parent REFERENCES parents (id));
            CREATE INDEX ix_children ON children (parent);
            CREATE VIRTUAL TABLE places USING rtree (id, x0, x1);
            INSERT INTO parents VALUES (1, NULL), (2, 'a'), (3, NULL);
            INSERT INTO children VALUES (1, 1), (2, 99);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
            INSERT INTO places SELECT i, i, i + 1 FROM n;
            ANALYZE;
            """;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("t.db");
        change(TABLES);
    }

    @Test
    void aNullWhereNoneMayBeIsToldAndStopsNoOtherCheck() {
        change(
                "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE parents"
                        + " (id INTEGER PRIMARY KEY, v TEXT NOT NULL)' WHERE name = 'parents'");

        AuditReport report = deep();

        assertThat(subjects(report, "integrity.constraints")).containsExactly("parents.v");
        assertThat(subjects(report, "integrity.foreign-keys")).containsExactly("children (parent)");
        assertThat(report.undecided()).isEmpty();
        assertThat(report.clean()).isFalse();
    }

    @Test
    void aValueThatIsThereTwiceInAUniqueIndexStopsNoOtherCheck() {
        change(
                "CREATE UNIQUE INDEX ix_v ON parents (v); INSERT INTO parents VALUES (4, 'b');"
                        + " PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
                        + " 'CREATE INDEX ix_v ON parents (v)' WHERE name = 'ix_v'");
        change("UPDATE parents SET v = 'a' WHERE id = 4");
        change(
                "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
                        + " 'CREATE UNIQUE INDEX ix_v ON parents (v)' WHERE name = 'ix_v'");

        AuditReport report = deep();

        assertThat(subjects(report, "integrity.constraints")).containsExactly("ix_v");
        assertThat(subjects(report, "integrity.foreign-keys")).hasSize(1);
    }

    @Test
    void aDamagedRtreeIsFound() {
        assertThat(subjects(deep(), "integrity.quick-check")).isEmpty();

        change("DELETE FROM places_rowid WHERE rowid = 7");

        assertThat(deep().findings())
                .filteredOn(finding -> finding.check().id().equals("integrity.quick-check"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rows().toString()).contains("places"));
    }

    @Test
    void aVirtualTableOfAModuleThatIsNotHereIsToldAsAWarning() {
        change(
                "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES ('table', 'shapes',"
                        + " 'shapes', 0, 'CREATE VIRTUAL TABLE shapes USING \"Geo Poly\" (a)')");

        assertThat(subjects(deep(), "integrity.looked-at")).containsExactly("shapes");
    }

    private void change(String sql) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            connection.set(ConnectionSwitch.DEFENSIVE, false);
            connection.execute(sql);
        }
    }

    private AuditReport deep() {
        return Audit.run(file, AuditRequest.of(AuditLevel.DEEP, new SystemEnvironment()));
    }

    private static List<String> subjects(AuditReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().id().equals(check))
                .map(Finding::subject)
                .toList();
    }
}
