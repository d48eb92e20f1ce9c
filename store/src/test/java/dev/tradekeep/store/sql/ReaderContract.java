package dev.tradekeep.store.sql;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.testing.Samples;
import dev.tradekeep.store.testing.StoreContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReaderContract extends StoreContract {
    private static final Duration OVER_AT_ONCE = Duration.ofNanos(1);

    /** Enough for whatever is counted from one rollback to the next to come to its end. */
    private static final int OVERRUNS = 2_000;

    private enum Slow implements Query {
        COUNT;

        @Override
        public String sql() {
            return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                    + " SELECT count(*) FROM n";
        }
    }

    @Test
    void readerOutlivesAnyNumberOfReadsBeyondTheirTime() {
        try (Reader reader = openReader()) {
            for (int i = 0; i < OVERRUNS; i++) {
                assertFails(
                        ErrorCode.INTERRUPTED,
                        () -> reader.read(OVER_AT_ONCE, ReaderContract::count));
            }
            assertThat(reader.read(ReaderContract::count)).isEqualTo(5_000);
        }
    }

    @Test
    void readerSeesNewRowsAfterAReadThatFailed() {
        try (Reader reader = openReader()) {
            assertFails(
                    ErrorCode.INTERRUPTED, () -> reader.read(OVER_AT_ONCE, ReaderContract::count));
            run(t ->
                    new InstrumentRepository(t)
                            .ensureExchange("later", ExchangeKind.SIMULATED, Samples.NOW));

            boolean seen =
                    reader.read(
                            Duration.ofMinutes(1),
                            t -> new InstrumentRepository(t).findExchange("later").isPresent());
            assertThat(seen).isTrue();
        }
    }

    private static long count(Transaction transaction) {
        return transaction.find(Slow.COUNT, Binder.NONE, row -> row.getLong(0)).orElseThrow();
    }
}
