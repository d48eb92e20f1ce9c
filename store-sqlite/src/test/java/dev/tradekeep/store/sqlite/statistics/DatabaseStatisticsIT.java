package dev.tradekeep.store.sqlite.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.queries.StoreQueries;
import dev.tradekeep.store.settings.SettingsRepository;
import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.queries.SqliteQueries;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
final class DatabaseStatisticsIT extends BooksIT {
    private enum Slow implements Query {
        COUNT(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)"
                        + " SELECT count(*) FROM n WHERE i % 7 <> ?1");

        private final String sql;

        Slow(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    @Test
    void tellsSizesRowsAndWhichIndexesServe() {
        makeWorld();
        boolean analysed =
                database()
                        .runUpkeep(connection -> {
                            connection.execute("ANALYZE");
                            return true;
                        });
        assertThat(analysed).isTrue();

        List<Query> known =
                Stream.concat(StoreQueries.all().stream(), SqliteQueries.all().stream()).toList();
        DatabaseStatistics found = DatabaseStatistics.of(database(), known);

        assertThat(found.file().tables())
                .filteredOn(table -> table.table().equals("portfolios"))
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.rows()).isEqualTo(1);
                    assertThat(table.bytes()).isPositive();
                });
        assertThat(found.file().indexes()).isNotEmpty();
        assertThat(found.file().indexes())
                .filteredOn(index -> index.index().equals("ix_slow_queries_duration_micros"))
                .singleElement()
                .satisfies(index -> assertThat(index.queries()).isPositive());
        assertThat(found.connections()).extracting(ConnectionStatistics::name).contains("writer");
        assertThat(found.connections().getFirst().statements()).isNotEmpty();
        assertThat(found.writer()).isPresent();
        assertThat(found.file().logPages()).isPositive();
        long queries = found.file().indexes().stream().mapToLong(IndexUse::queries).sum();
        assertThat(queries).isGreaterThan(known.size() / 4);
    }

    @Test
    void readsAFileOfAnotherProcessWithoutItsWriter() {
        DatabaseStatistics found = DatabaseStatistics.of(path(), StoreQueries.all());

        assertThat(found.writer()).isEmpty();
        assertThat(found.connections()).extracting(ConnectionStatistics::name).contains("reader");
        assertThat(found.sizeBytes()).isPositive();
    }

    @Test
    void givesSizesUpWhenTheirTimeIsOver() {
        try (var connection =
                dev.tradekeep.sqlite.Connection.open(
                        path(), dev.tradekeep.sqlite.OpenMode.READ_ONLY)) {
            FileStatistics found = FileStatistics.of(connection, List.of(), Duration.ZERO);
            assertThat(found.pages()).isPositive();
            assertThat(found.tables()).isNotEmpty();
        }
    }

    @Test
    void notesSlowStatementsWithTheirPlanUnderTheirName() {
        run(t -> new SettingsRepository(t).set(SystemSetting.SLOW_QUERY, 5, null, TestBooks.NOW));
        try (SlowQueryLog log =
                SlowQueryLog.start(database(), TestBooks.CLOCK, List.of(Slow.values()))) {
            long counted = write(t -> t.get(Slow.COUNT, p -> p.set(1, 3), row -> row.getLong(0)));
            assertThat(counted).isPositive();

            assertThat(log.collect()).isPositive();
            assertThat(log.collect()).isZero();
        }
        List<SlowQuery> slowest = read(t -> new SlowQueryRepository(t).slowest(0, 10));
        assertThat(slowest)
                .first()
                .satisfies(slow -> {
                    assertThat(slow.query()).isEqualTo("Slow.COUNT");
                    assertThat(slow.durationMicros()).isGreaterThanOrEqualTo(5_000);
                    assertThat(slow.plan()).contains("SCAN n");
                });
        assertThat(DatabaseStatistics.of(path(), StoreQueries.all()).slowest())
                .hasSize(slowest.size());
    }

    @Test
    void notesSlowStatementsOfReadersToo() {
        run(t -> new SettingsRepository(t).set(SystemSetting.SLOW_QUERY, 5, null, TestBooks.NOW));
        try (SlowQueryLog log =
                        SlowQueryLog.start(database(), TestBooks.CLOCK, List.of(Slow.values()));
                DatabaseReader reader = database().openReader();
                SlowQueryCollector collector = log.collector(reader)) {
            long counted =
                    reader.read(t -> t.get(Slow.COUNT, p -> p.set(1, 3), row -> row.getLong(0)));
            assertThat(counted).isPositive();
            log.add(collector.take());

            assertThat(collector.take()).isEmpty();
            assertThat(log.collect()).isOne();
        }
        List<SlowQuery> slowest = read(t -> new SlowQueryRepository(t).slowest(0, 10));
        assertThat(slowest).extracting(SlowQuery::query).contains("Slow.COUNT");
    }
}
