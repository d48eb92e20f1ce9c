package dev.tradekeep.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.sqlite.audit.Audit;
import dev.tradekeep.store.sqlite.audit.AuditChecks;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.AuditLimits;
import dev.tradekeep.store.sqlite.audit.AuditReport;
import dev.tradekeep.store.sqlite.audit.AuditRequest;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.audit.environment.SystemEnvironment;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check on a database with exactly its fault, and all of them on sound ones. */
class AuditIT {
    @TempDir static Path sources;
    @TempDir Path folder;

    private static Path ours = Path.of("");
    private static Path foreign = Path.of("");

    @BeforeAll
    static void makeSources() {
        ours = SoundBooks.make(sources);
        foreign = sources.resolve("foreign.db");
        PlainSql.run(
                foreign,
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER, w TEXT);"
                        + " CREATE TABLE u (k TEXT PRIMARY KEY, r REAL) WITHOUT ROWID;"
                        + " INSERT INTO t VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, NULL);"
                        + " CREATE VIEW all_of_t AS SELECT * FROM t");
    }

    static List<PlantedFault> faults() {
        return PlantedFaults.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsThePlantedFaultAndNamesIt(PlantedFault fault) throws IOException {
        Path file = copy(fault.foreign() ? foreign : ours);
        AuditRequest request = deep(file, fault.foreign());
        fault.plant().in(file);

        AuditReport report =
                Audit.run(
                        file,
                        fault.request().apply(request.withKeyFile(PlantedFaults.keyOf(file))));

        Set<String> expected = new TreeSet<>(fault.also());
        expected.add(fault.id());
        assertThat(ids(report)).as("%s", report.findings()).isEqualTo(expected);
        String found =
                report.findings().stream()
                        .filter(finding -> finding.check().id().equals(fault.id()))
                        .map(finding -> finding.line() + finding.rows() + finding.fix().text())
                        .collect(Collectors.joining("\n"));
        assertThat(found).contains(fault.named().toArray(String[]::new));
        assertThat(report.ours()).isEqualTo(!fault.foreign());
    }

    @Test
    void everyCheckHasAPlantedFault() {
        assertThat(PlantedFaults.all())
                .extracting(PlantedFault::id)
                .containsAll(AuditChecks.all().stream().map(Check::id).toList());
    }

    @Test
    void idsAreStableNames() {
        assertThat(AuditChecks.all())
                .extracting(Check::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+\\.[a-z-]{1,50}"));
    }

    @Test
    void isSilentOnSoundBooksAndOnAPlainCopyOfThem() throws IOException {
        Path file = copy(ours);
        Path second = file.resolveSibling("second.db");
        Files.copy(file, second);
        for (Path sound : List.of(file, second)) {
            AuditReport report = Audit.run(sound, deep(sound, false));

            assertThat(report.findings()).isEmpty();
            assertThat(report.undecided()).isEmpty();
            assertThat(report.clean()).isTrue();
            assertThat(report.results()).hasSize(AuditChecks.all().size());
            assertThat(report.sizes())
                    .anySatisfy(size -> {
                        assertThat(size.name()).isEqualTo("candles");
                        assertThat(size.entries()).isEqualTo(2_000);
                    })
                    .anySatisfy(size -> {
                        assertThat(size.name()).isEqualTo("trades");
                        assertThat(size.entries()).isEqualTo(3);
                    });
        }
    }

    @Test
    void isSilentOnBooksThatWereAnalysed() throws IOException {
        Path file = copy(ours);
        PlainSql.run(file, "ANALYZE");

        assertThat(Audit.run(file, deep(file, false)).findings()).isEmpty();
    }

    @Test
    void isSilentOnASoundDatabaseOfAnotherProgramAndLeavesOurRulesOut() throws IOException {
        Path file = copy(foreign);
        AuditReport report = Audit.run(file, deep(file, true));

        assertThat(report.findings()).isEmpty();
        assertThat(report.results())
                .extracting(result -> result.check().scope())
                .containsOnly(Check.Scope.ANY);
    }

    @Test
    void levelsContainEachOther() throws IOException {
        Path file = copy(ours);
        AuditRequest request = deep(file, false);
        Set<String> last = Set.of();
        for (AuditLevel level : AuditLevel.values()) {
            Set<String> done =
                    Audit.run(file, at(level, request)).results().stream()
                            .map(CheckResult::id)
                            .collect(Collectors.toSet());
            assertThat(done).containsAll(last).hasSizeGreaterThan(last.size());
            last = done;
        }
    }

    @Test
    void runsOnlyTheChecksAskedForWhateverTheirLevel() throws IOException {
        Path file = copy(ours);
        AuditReport report =
                Audit.run(
                        file,
                        AuditRequest.of(AuditLevel.QUICK, new SystemEnvironment())
                                .only(Set.of("books.ledger", "schema.drift")));

        assertThat(report.results())
                .extracting(CheckResult::id)
                .containsExactly("books.ledger", "schema.drift");
    }

    @Test
    void aLargeFileIsCheckedTableByTable() throws IOException {
        Path file = copy(ours);
        PlantedFaults.overwritePage(file, "system_settings");
        AuditLimits usual = AuditLimits.DEFAULT;
        AuditLimits sliced =
                new AuditLimits(
                        usual.inspectionTime(),
                        usual.sizesTime(),
                        1,
                        usual.unanalysedRowsMax(),
                        usual.growthMax(),
                        usual.freelistPercentMax(),
                        usual.wastePercentMax(),
                        usual.wasteBytesMin(),
                        usual.logBytesMax(),
                        usual.backlogFramesMax(),
                        usual.keysLeftMin(),
                        usual.observedMin(),
                        usual.scanStepsMax());
        AuditReport report =
                Audit.run(file, at(AuditLevel.FULL, deep(file, false)).withLimits(sliced));

        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check().id()).isEqualTo("integrity.quick-check");
                    assertThat(finding.subject()).isEqualTo("system_settings");
                });
    }

    @Test
    void whatWasNotDoneIsToldAndNotCalledSound() throws IOException {
        Path file = copy(ours);
        PlantedFaults.overwritePage(file, "system_settings");

        assertThat(Audit.run(file, deep(file, false)).undecided())
                .extracting(CheckResult::id)
                .contains("books.positions", "market.rollups");
    }

    @Test
    void auditsWhileAnotherConnectionWrites() throws IOException {
        Path file = copy(ours);
        try (Connection writer = new DatabaseFile(file).openForWriting(_ -> {})) {
            writer.execute("BEGIN IMMEDIATE; UPDATE balances SET amount = 1");
            AuditReport report = Audit.run(file, deep(file, false));
            writer.execute("ROLLBACK");

            assertThat(report.findings()).isEmpty();
        }
    }

    private Path copy(Path source) throws IOException {
        return Files.copy(source, folder.toRealPath().resolve("books.db"));
    }

    private static AuditRequest deep(Path file, boolean isForeign) {
        AuditRequest request =
                AuditRequest.of(AuditLevel.DEEP, new SystemEnvironment())
                        .withQueries(QueryCatalogue.all());
        if (isForeign) {
            return request;
        }
        try (Connection reader = new DatabaseFile(file).openForReading()) {
            return request.withConnections(List.of(OpenConnection.of("reader", reader)));
        }
    }

    private static AuditRequest at(AuditLevel level, AuditRequest request) {
        return new AuditRequest(
                level,
                request.only(),
                request.migrations(),
                request.queries(),
                request.connections(),
                request.keyFile(),
                request.environment(),
                request.limits(),
                request.listener());
    }

    private static Set<String> ids(AuditReport report) {
        return report.findings().stream()
                .map(finding -> finding.check().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
