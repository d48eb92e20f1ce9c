package dev.tradekeep.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that SQLite refuses to check hide no damage, neither their own nor that of others. */
final class UncheckableTablesIT {
    @TempDir Path folder;

    @Test
    void areToldAsAWarning() {
        Path file = folder.resolve("t.db");
        UncheckableTables.makeIn(file);

        AuditReport report = deep(file);

        assertThat(subjects(report, "integrity.looked-at"))
                .containsExactlyInAnyOrder("by_function", "by_collation");
        assertThat(report.clean()).isFalse();
        assertThat(report.findings())
                .noneMatch(finding -> finding.check().id().equals("integrity.quick-check"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_function", "by_collation", "plain"})
    void damageIsFoundNextToThemAndInThem(String table) throws Exception {
        Path file = folder.resolve("t.db");
        UncheckableTables.makeIn(file);
        PlantedFaults.overwritePage(file, table);

        assertThat(subjects(deep(file), "integrity.quick-check")).containsExactly(table);
    }

    private static AuditReport deep(Path file) {
        return Audit.run(file, AuditRequest.of(AuditLevel.DEEP, new SystemEnvironment()));
    }

    private static List<String> subjects(AuditReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().id().equals(check))
                .map(Finding::subject)
                .toList();
    }
}
