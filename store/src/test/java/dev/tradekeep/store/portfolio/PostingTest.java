package dev.tradekeep.store.portfolio;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.portfolio.Posting.Entry;
import dev.tradekeep.store.portfolio.Posting.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostingTest {
    private static final long BTC = 1;
    private static final long USD = 2;

    @Test
    void refusesEntriesThatDoNotBalance() {
        assertFails(
                        ErrorCode.BOOKS_DO_NOT_BALANCE,
                        () ->
                                posting(
                                        entry(LedgerAccount.PORTFOLIO, BTC, 5),
                                        entry(LedgerAccount.MARKET, BTC, -4)))
                .hasMessageContaining("leaves 1 units of asset 1 without a counterpart");
    }

    @Test
    void refusesAssetsThatBalanceOnlyTogether() {
        assertFails(
                ErrorCode.BOOKS_DO_NOT_BALANCE,
                () ->
                        posting(
                                entry(LedgerAccount.PORTFOLIO, BTC, 5),
                                entry(LedgerAccount.MARKET, USD, -5)));
    }

    @Test
    void doesNotTakeAnOverflowForABalance() {
        assertThatThrownBy(() ->
                        posting(
                                entry(LedgerAccount.PORTFOLIO, BTC, Long.MAX_VALUE),
                                entry(LedgerAccount.MARKET, BTC, Long.MAX_VALUE),
                                entry(LedgerAccount.FEES, BTC, 2)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void movesBothWays() {
        Posting posting =
                new Posting.Builder(7, Posting.NO_TRADE, 9)
                        .move(LedgerAccount.MARKET, LedgerAccount.PORTFOLIO, BTC, 5, Reason.TRADE)
                        .move(LedgerAccount.MARKET, LedgerAccount.PORTFOLIO, USD, -3, Reason.TRADE)
                        .move(LedgerAccount.PORTFOLIO, LedgerAccount.FEES, USD, 0, Reason.FEE)
                        .build();

        assertThat(posting.entries())
                .containsExactly(
                        new Entry(LedgerAccount.PORTFOLIO, BTC, 5, Reason.TRADE),
                        new Entry(LedgerAccount.MARKET, BTC, -5, Reason.TRADE),
                        new Entry(LedgerAccount.PORTFOLIO, USD, -3, Reason.TRADE),
                        new Entry(LedgerAccount.MARKET, USD, 3, Reason.TRADE));
    }

    @Test
    void depositsFromOutside() {
        assertThat(Posting.deposit(7, USD, 100, 9).entries())
                .containsExactly(
                        new Entry(LedgerAccount.PORTFOLIO, USD, 100, Reason.DEPOSIT),
                        new Entry(LedgerAccount.EXTERNAL, USD, -100, Reason.DEPOSIT));
    }

    private static Posting posting(Entry... entries) {
        return new Posting(7, Posting.NO_TRADE, 9, List.of(entries));
    }

    private static Entry entry(LedgerAccount account, long asset, long amount) {
        return new Entry(account, asset, amount, Reason.DEPOSIT);
    }
}
