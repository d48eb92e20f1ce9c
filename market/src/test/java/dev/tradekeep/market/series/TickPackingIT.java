package dev.tradekeep.market.series;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class TickPackingIT extends BooksIT {
    private static final long DAY = 86_400_000_000L;
    private static final int TICKS = 10_000;

    private long instrument;

    @BeforeEach
    void fill() {
        instrument = makeWorld().listed().id();
        add(ConflictPolicy.STOP, 0, TICKS, 1);
    }

    @Test
    void packsWholeChunksOfOneDayAndReadsThemAsBefore() {
        add(ConflictPolicy.STOP, DAY, 100, 1);
        add(ConflictPolicy.STOP, 2 * DAY, 100, 1);
        List<Long> before = read();

        TickPacking.Done done = packing().pack(2 * DAY, TickPacking.Listener.NONE);

        assertThat(done.ticks()).isEqualTo(TICKS + 100);
        assertThat(done.chunks()).isEqualTo(3);
        assertThat(rows("SELECT ticks, first_at / 86400000000 FROM tick_chunks"))
                .containsExactly(
                        TickPacking.CHUNK_TICKS_MAX + "|0",
                        TICKS - TickPacking.CHUNK_TICKS_MAX + "|0",
                        "100|1");
        assertThat(rows("SELECT sum(length(packed)) FROM tick_chunks"))
                .containsExactly(String.valueOf(done.bytes()));
        assertThat(rowCount()).isEqualTo(100);
        assertThat(read()).isEqualTo(before);
        assertThat(audit()).isTrue();
        assertThat(packing().pack(2 * DAY, TickPacking.Listener.NONE).chunks()).isZero();
    }

    @Test
    void makesRowsOfChunksAgain() {
        List<String> before = rows("SELECT * FROM market_trades");
        packing().pack(DAY, TickPacking.Listener.NONE);

        TickPacking.Done done = packing().unpack(TickPacking.Listener.NONE);

        assertThat(done.ticks()).isEqualTo(TICKS);
        assertThat(rows("SELECT * FROM market_trades")).isEqualTo(before);
        assertThat(rows("SELECT count(*) FROM tick_chunks")).containsExactly("0");
    }

    @Test
    void leavesFewTicksAsRows() {
        add(ConflictPolicy.STOP, DAY, TickPacking.CHUNK_TICKS_MIN - 1, 1);

        packing().pack(Long.MAX_VALUE, TickPacking.Listener.NONE);

        assertThat(rowCount()).isEqualTo(TickPacking.CHUNK_TICKS_MIN - 1);
        assertThat(audit()).isTrue();
    }

    @Test
    void endsBetweenTwoChunksWhenItIsCancelled() {
        TickPacking.Done done =
                packing()
                        .pack(
                                DAY,
                                new TickPacking.Listener() {
                                    private long seen;

                                    @Override
                                    public void advanced(long ticks, long total) {
                                        assertThat(total).isEqualTo(TICKS);
                                        seen = ticks;
                                    }

                                    @Override
                                    public boolean cancelled() {
                                        return seen > 0;
                                    }
                                });

        assertThat(done.cancelled()).isTrue();
        assertThat(done.chunks()).isEqualTo(1);
        assertThat(rowCount()).isEqualTo(TICKS - TickPacking.CHUNK_TICKS_MAX);
        assertThat(audit()).isTrue();
    }

    @Test
    void theSameTicksAgainLeaveThemPacked() {
        packing().pack(DAY, TickPacking.Listener.NONE);

        assertThat(add(ConflictPolicy.STOP, 0, TICKS, 1)).isEqualTo(new Appended(0, TICKS, 0));
        assertThat(rowCount()).isZero();
    }

    @Test
    void aCorrectedTickUnpacksItsChunkAlone() {
        packing().pack(DAY, TickPacking.Listener.NONE);

        assertFails(ErrorCode.CONFLICT, () -> add(ConflictPolicy.STOP, 100, 1, 9));
        assertThat(add(ConflictPolicy.KEEP, 100, 1, 9)).isEqualTo(new Appended(0, 1, 0));
        assertThat(rowCount()).isZero();
        assertThat(add(ConflictPolicy.REPLACE, 100, 1, 9)).isEqualTo(new Appended(0, 0, 1));

        assertThat(rowCount()).isEqualTo(TickPacking.CHUNK_TICKS_MAX);
        assertThat(rows("SELECT count(*) FROM tick_chunks")).containsExactly("1");
        assertThat(rows("SELECT quantity FROM market_trades WHERE traded_at = 100"))
                .containsExactly("9", "1");
        assertThat(audit()).isTrue();
    }

    @Test
    void aTickOfTheLastPackedTimeFollowsThoseThatArePacked() {
        packing().pack(DAY, TickPacking.Listener.NONE);
        long last = (TICKS - 1) / 2 * 10L;

        write(t -> {
            TickRepository ticks = new TickRepository(t);
            TickSeries series = ticks.findSeries(instrument, TickKind.TRADES, "file").orElseThrow();
            try (TickAppender appender = ticks.append(series, ConflictPolicy.STOP)) {
                for (int i = 0; i < 3; i++) {
                    appender.add(last, new long[] {price(last), 1});
                }
                assertThat(appender.appended()).isEqualTo(new Appended(1, 2, 0));
            }
            return true;
        });

        assertThat(rows("SELECT traded_at, sequence FROM market_trades"))
                .containsExactly(last + "|2");
        assertThat(audit()).isTrue();
    }

    @Test
    void retentionGivesUpWholeChunks() {
        add(ConflictPolicy.STOP, DAY, 500, 1);
        packing().pack(Long.MAX_VALUE, TickPacking.Listener.NONE);
        MarketDataRetention retention = new MarketDataRetention(database());
        retention.keepTicks(1, 1L);

        assertThat(retention.apply(2 * DAY).ticks()).isEqualTo(TICKS);
        assertThat(rows("SELECT ticks, first_at FROM tick_series")).containsExactly("500|" + DAY);
        assertThat(audit()).isTrue();

        assertThat(retention.apply(9 * DAY).ticks()).isEqualTo(500);
        assertThat(rows("SELECT ticks, first_at FROM tick_series")).containsExactly("0|");
        assertThat(rows("SELECT count(*) FROM tick_chunks")).containsExactly("0");
    }

    @Test
    void namesADamagedChunkAndReadsTheOthers() {
        packing().pack(DAY, TickPacking.Listener.NONE);
        PlainSql.run(
                path(),
                "UPDATE tick_chunks SET packed = CAST(substr(packed, 1, 99) || x'55' ||"
                        + " substr(packed, 101) AS BLOB) WHERE first_at > 0");

        assertFails(ErrorCode.DATABASE_CORRUPT, this::read)
                .hasMessageContaining("series 1 from 1970-01-01T00:00:00.040960Z #0")
                .hasMessageContaining("checksum");
        assertFails(ErrorCode.DATABASE_CORRUPT, () -> packing().unpack(TickPacking.Listener.NONE));
        assertThat(rows("SELECT count(*) FROM tick_chunks")).containsExactly("1");
        assertThat(read(0, 40_000)).hasSize(2 * 4_000);
        assertThat(audit()).isFalse();
    }

    private TickPacking packing() {
        return new TickPacking(database());
    }

    private boolean audit() {
        return BooksAudit.run(path()).stream().allMatch(CheckResult::passed);
    }

    private long rowCount() {
        return Long.parseLong(rows("SELECT count(*) FROM market_trades").getFirst());
    }

    private static long price(long at) {
        return 1_000 + at % 1_001;
    }

    /** Two at a time, ten microseconds apart. */
    private Appended add(ConflictPolicy policy, long from, int count, long quantity) {
        return write(t -> {
            TickRepository ticks = new TickRepository(t);
            TickSeries series = ticks.ensureSeries(instrument, TickKind.TRADES, "file", 0);
            try (TickAppender appender = ticks.append(series, policy)) {
                for (int i = 0; i < count; i++) {
                    long at = from + i / 2 * 10L;
                    appender.add(at, new long[] {price(at), quantity});
                }
                return appender.appended();
            }
        });
    }

    private List<Long> read() {
        return read(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private List<Long> read(long from, long to) {
        return read(t -> {
            TickRepository ticks = new TickRepository(t);
            List<Long> all = new ArrayList<>();
            ticks.forEach(
                    ticks.findSeries(instrument, TickKind.TRADES, "file").orElseThrow(),
                    from,
                    to,
                    (at, values) -> all.add(at * 31 + values[0] * 7 + values[1]));
            return all;
        });
    }
}
