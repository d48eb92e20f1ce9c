package dev.tradekeep.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueExecution;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.local.binance.LimitSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hurt others in their connections to exchanges. */
final class PeersTest {
    private static final int ROUNDS = 1_000;

    /** As many as may be open at a time. */
    private static final int BATCH = 50;

    @Test
    void aThousandOrdersAreAcceptedAndTheirRepliesDropped() {
        try (BinanceRig rig = new BinanceRig();
                TestAccount account = rig.connected()) {
            rig.fault("reply-dropped");
            for (int first = 0; first < ROUNDS; first += BATCH) {
                for (int i = first; i < first + BATCH; i++) {
                    account.venue.submit(BinanceRig.resting("r" + i));
                }
                for (int i = first; i < first + BATCH; i++) {
                    String id = "r" + i;
                    account.await(VenueReport.Lost.class, id);
                    account.venue.query(id, i);
                    VenueReport.OrderState state = account.await(VenueReport.OrderState.class, id);
                    assertThat(state.end()).isNull();
                    account.venue.cancel(id);
                }
                for (int i = first; i < first + BATCH; i++) {
                    account.await(VenueReport.Ended.class, "r" + i);
                }
            }

            assertThat(rig.truth().orders()).hasSize(ROUNDS);
            assertThat(rig.truth().orders().stream().map(order -> order.clientId()))
                    .doesNotHaveDuplicates();
            assertThat(account.reports.stream().filter(VenueReport.Refused.class::isInstance))
                    .isEmpty();
        }
    }

    @Test
    void executionsAreReadWholeOverManyPages() throws VenueException {
        try (BinanceRig rig = new BinanceRig();
                TestAccount account = rig.connected()) {
            long begun = rig.network.now() - 1_000_000;
            int fills = 2_345;
            OrderRequest large = BinanceRig.limit("large", fills * 100L, 30_000);
            account.venue.submit(large);
            account.await(VenueReport.Accepted.class, "large");
            for (int i = 0; i < fills; i++) {
                rig.fault("manual-fill=large,key=" + BinanceRig.KEY + ",quantity=0.001");
            }

            List<VenueExecution> executions = account.account.executions(BinanceRig.BTC, begun);

            assertThat(executions).hasSize(fills);
            assertThat(executions.stream().map(one -> one.fill().exchangeTradeId()))
                    .doesNotHaveDuplicates();
            account.venue.query("large", 1);
            assertThat(account.await(VenueReport.OrderState.class, "large").executions())
                    .hasSize(fills);
            // From long before there was anything, day by day.
            assertThat(
                            account.account.executions(
                                    BinanceRig.BTC, begun - Duration.ofDays(20).toNanos() / 1_000))
                    .hasSize(fills);
        }
    }

    @Test
    void downloadsAndQuestionsNeverKeepAnExitFromBeingSent() {
        int limit = 400;
        try (BinanceRig rig =
                new BinanceRig(new LimitSettings(true, limit, 1_000_000, 2_000, 1_000_000))) {
            RequestBudget budget = BinanceRig.budget(limit);
            try (TestAccount account =
                            new TestAccount(
                                    rig, BinanceRig.hmac(), Duration.ofSeconds(20), budget, 0);
                    VenueMarkets markets =
                            rig.connector.markets(
                                    new MarketSettings(
                                            rig.addresses(), Duration.ofSeconds(20), budget))) {
                for (int i = 0; i < 6; i++) {
                    rig.network.run(() -> download(markets));
                }
                Eventually.await("a full share", budget::usedPermille, used -> used >= 590);

                account.venue.submit(BinanceRig.market("exit", Side.SELL));

                Eventually.await(
                        "the exit", () -> account.executedQuantity("exit"), sum -> sum == 1_000);
                assertThat(budget.usedPermille()).isLessThanOrEqualTo(800);
                assertThat(budget.blockedUntil()).isZero();
                assertThat(account.heard(AccountEvent.Blocked.class)).isEmpty();
            }
        }
    }

    /** Until the budget makes it wait, and the network ends. */
    private static void download(VenueMarkets markets) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var _ = markets.candles("BTCUSDT", Interval.ONE_MINUTE, 0, 60_000_000_000_000L);
            }
        } catch (VenueException over) {
            // The test is over.
        }
    }
}
