package dev.tradekeep.store.sql;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.store.auditlog.AuditEntry;
import dev.tradekeep.store.auditlog.AuditLog;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.testing.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SequenceContract extends StoreContract {
    private static final int WRITERS = 4;
    private static final int TURNS = 25;
    private static final int ROWS = WRITERS * TURNS;

    @Test
    void writersAtOnceNeverShareANumber() throws ExecutionException, InterruptedException {
        World world = makeWorld();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                done.add(writers.submit(() -> takeTurns(world)));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }

        assertThat(rows("SELECT count(DISTINCT posting_id), count(*) FROM ledger_entries"))
                .containsExactly(ROWS + "|" + 2 * ROWS);
        assertThat(rows("SELECT min(id), max(id), count(*) FROM audit_log"))
                .containsExactly("1|%d|%d".formatted(ROWS, ROWS));
        assertThat(read(t -> new AuditLog(t).verify()).passed()).isTrue();
        // The world has one, too.
        assertThat(rows("SELECT count(*) FROM engine_runs")).containsExactly("" + (ROWS + 1));
    }

    @Test
    void aTransactionThatFailsLeavesNoGapInTheAuditLog() {
        run(SequenceContract::append);

        assertThatThrownBy(() ->
                        run(t -> {
                            append(t);
                            throw new IllegalArgumentException("enough");
                        }))
                .hasMessageContaining("enough");
        run(SequenceContract::append);

        assertThat(rows("SELECT id FROM audit_log ORDER BY id")).containsExactly("1", "2");
    }

    private void takeTurns(World world) {
        long usd = world.listed().quoteAssetId();
        for (int turn = 0; turn < TURNS; turn++) {
            run(t -> {
                append(t);
                new LedgerRepository(t).post(Posting.deposit(world.portfolioId(), usd, 1, NOW));
                new EngineRunRepository(t).start(world.engineId(), "buy-and-hold", 0, NOW);
            });
        }
    }

    private static void append(Transaction transaction) {
        new AuditLog(transaction)
                .append(
                        new AuditEntry(
                                null, "anna", "look", "book", "one", null, null, null, null, NOW));
    }
}
