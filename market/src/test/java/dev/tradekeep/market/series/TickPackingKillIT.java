package dev.tradekeep.market.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kills a process that packs and unpacks ticks, again and again: none is lost or there twice. */
@ExtendWith(LeakCheck.class)
class TickPackingKillIT extends BooksIT {
    private static final int KILLS = Integer.getInteger("tradekeep.packing.kills", 10);
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final int TICKS = 100_000;
    private static final int LINES_MAX = 40;
    private static final long EXTRA_NANOS_MAX = 20_000_000;

    @Test
    void everyTickIsThereOnceAfterEveryKill() {
        makeTicks(makeWorld().listed().id());
        Path file = path();
        database().close();
        long wanted = hash(file);
        SplittableRandom random = new SplittableRandom(SEED);
        int mixed = 0;

        for (int kill = 1; kill <= KILLS; kill++) {
            killInTheMiddle(file, random);

            String when = "kill " + kill + " of seed " + SEED;
            assertThat(PlainSql.row(file, "PRAGMA integrity_check")).as(when).isEqualTo("ok");
            assertThat(hash(file)).as(when).isEqualTo(wanted);
            assertThat(BooksAudit.run(file)).as(when).allMatch(CheckResult::passed);
            mixed +=
                    Integer.parseInt(
                            PlainSql.row(
                                    file,
                                    "SELECT EXISTS (SELECT 1 FROM tick_chunks) AND EXISTS (SELECT 1"
                                            + " FROM market_trades)"));
        }

        assertThat(mixed).as("kills that found rows and chunks").isPositive();
    }

    private static void killInTheMiddle(Path file, SplittableRandom random) {
        try (ChildProcess child = ChildProcess.start(PackingProcess.class, file)) {
            for (int lines = random.nextInt(LINES_MAX); lines >= 0; lines--) {
                assertThat(child.readLine()).isEqualTo("chunk");
            }
            child.killAfter(random.nextLong(EXTRA_NANOS_MAX));
        }
    }

    private void makeTicks(long instrument) {
        SplittableRandom random = new SplittableRandom(SEED);
        run(t -> {
            TickRepository ticks = new TickRepository(t);
            TickSeries series = ticks.ensureSeries(instrument, TickKind.TRADES, "file", 0);
            try (TickAppender appender = ticks.append(series, ConflictPolicy.STOP)) {
                long at = 0;
                for (int i = 0; i < TICKS; i++) {
                    at += random.nextLong(3) * 1_000_000;
                    appender.add(at, new long[] {random.nextLong(1, 500), random.nextLong(500)});
                }
            }
        });
    }

    private static long hash(Path file) {
        try (DatabaseReader reader = DatabaseReader.open(file)) {
            return reader.read(t -> {
                TickRepository ticks = new TickRepository(t);
                TickSeries series = ticks.getSeries(1).orElseThrow();
                long[] hash = new long[1];
                ticks.forEach(
                        series,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        (at, values) ->
                                hash[0] = (hash[0] * 31 + at) * 31 + values[0] * 7 + values[1]);
                return hash[0] + series.ticks();
            });
        }
    }
}
