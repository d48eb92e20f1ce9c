package dev.tradekeep.store.portfolio;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.portfolio.Posting.Reason;
import dev.tradekeep.store.testing.StoreContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerRepositoryContract extends StoreContract {
    private static final long NO_SUCH_TRADE = 99;

    @Test
    void keepsEveryColumnAndCountsPostingsUp() {
        World world = makeWorld();
        long portfolio = world.portfolioId();
        long usd = world.listed().quoteAssetId();

        run(t -> new LedgerRepository(t).post(Posting.deposit(portfolio, usd, 100, NOW)));
        run(t ->
                new LedgerRepository(t)
                        .post(
                                new Posting.Builder(portfolio, Posting.NO_TRADE, NOW + 1)
                                        .move(
                                                LedgerAccount.PORTFOLIO,
                                                LedgerAccount.EXTERNAL,
                                                usd,
                                                40,
                                                Reason.WITHDRAWAL)
                                        .build()));

        assertThat(rows("SELECT * FROM ledger_entries"))
                .containsExactly(
                        "1|1|1|portfolio|2|100|deposit||" + NOW,
                        "1|2|1|external|2|-100|deposit||" + NOW,
                        "2|1|1|external|2|40|withdrawal||" + (NOW + 1),
                        "2|2|1|portfolio|2|-40|withdrawal||" + (NOW + 1));
        assertThat(rows("SELECT asset_id, sum(amount) FROM ledger_entries GROUP BY asset_id"))
                .containsExactly("2|0");
    }

    /** Lines are written several at a time. */
    @Test
    void keepsTheLinesOfAPostingOfAnyLength() {
        World world = makeWorld();
        long usd = world.listed().quoteAssetId();
        for (int lines = 2; lines <= 17; lines++) {
            List<Posting.Entry> entries = new ArrayList<>();
            for (int line = 1; line < lines; line++) {
                entries.add(new Posting.Entry(LedgerAccount.PORTFOLIO, usd, line, Reason.DEPOSIT));
            }
            long sum = lines * (lines - 1L) / 2;
            entries.add(new Posting.Entry(LedgerAccount.EXTERNAL, usd, -sum, Reason.WITHDRAWAL));
            Posting posting =
                    new Posting(world.portfolioId(), Posting.NO_TRADE, NOW + lines, entries);
            int postingId = lines - 1;

            run(t -> new LedgerRepository(t).post(posting));

            List<String> expected = new ArrayList<>();
            for (int line = 1; line < lines; line++) {
                expected.add("%d|portfolio|2|%d|deposit|%d".formatted(line, line, NOW + lines));
            }
            expected.add("%d|external|2|%d|withdrawal|%d".formatted(lines, -sum, NOW + lines));
            assertThat(
                            rows(
                                    "SELECT line, account, asset_id, amount, reason, posted_at"
                                            + " FROM ledger_entries WHERE posting_id = "
                                            + postingId))
                    .as("%d lines", lines)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anEmptyPostingBooksNothing() {
        World world = makeWorld();

        run(t ->
                new LedgerRepository(t)
                        .post(new Posting(world.portfolioId(), Posting.NO_TRADE, NOW, List.of())));

        assertThat(rows("SELECT * FROM ledger_entries")).isEmpty();
    }

    @Test
    void aPostingNamesATradeExactlyWhenOneCausedIt() {
        World world = makeWorld();
        long usd = world.listed().quoteAssetId();

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> post(world, usd, Posting.NO_TRADE, Reason.TRADE));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED, () -> post(world, usd, NO_SUCH_TRADE, Reason.TRADE));
        assertThat(rows("SELECT * FROM ledger_entries")).isEmpty();
    }

    private void post(World world, long asset, long trade, Reason reason) {
        run(t ->
                new LedgerRepository(t)
                        .post(
                                new Posting.Builder(world.portfolioId(), trade, NOW)
                                        .move(
                                                LedgerAccount.MARKET,
                                                LedgerAccount.PORTFOLIO,
                                                asset,
                                                1,
                                                reason)
                                        .build()));
    }
}
