package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.local.testing.ConnectorRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.local.testing.ConnectorRig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What hurt others in their connections to exchanges. */
final class BybitPeersTest {
    private static final int ROUNDS = 1_000;

    /** As many as may be open at a time. */
    private static final int BATCH = 50;

    @Test
    void aThousandOrdersAreAcceptedAndTheirRepliesDropped() throws IOException {
        try (ConnectorRig rig = new ConnectorRig(Tested.BYBIT).connect()) {
            // The first answer says how many orders are taken within a second.
            rig.accepted(ConnectorRig.resting());
            rig.fault("reply-dropped");
            for (int first = 0; first < ROUNDS; first += BATCH) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    OrderRequest order =
                            ConnectorRig.order(
                                    Side.BUY, new OrderTerms.Limit(ConnectorRig.REST), 20);
                    rig.venue().submit(order);
                    ids.add(order.clientOrderId());
                }
                for (String id : ids) {
                    rig.report(VenueReport.Lost.class, id);
                    assertThat(rig.answer(id, 1))
                            .isInstanceOfSatisfying(
                                    VenueReport.OrderState.class,
                                    state -> assertThat(state.end()).isNull());
                    rig.venue().cancel(id);
                }
                ids.forEach(id -> rig.report(VenueReport.Ended.class, id));
            }

            assertThat(rig.truth().orders()).hasSize(ROUNDS + 1);
            assertThat(rig.truth().orders().stream().map(one -> one.clientId()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void executionsAreReadWholeOverManyPages() throws IOException, VenueException {
        int fills = 1_234;
        try (ConnectorRig rig = new ConnectorRig(Tested.BYBIT).connect()) {
            OrderRequest large =
                    rig.accepted(
                            ConnectorRig.order(
                                    Side.BUY, new OrderTerms.Limit(ConnectorRig.REST), 200_000));
            for (int i = 0; i < fills; i++) {
                rig.fault("manual-fill=" + large.clientOrderId() + ",key=key,quantity=0.0005");
            }

            assertThat(rig.account().executions(BTC, large.createdAt() - 1_000_000))
                    .hasSize(fills)
                    .extracting(one -> one.fill().exchangeTradeId())
                    .doesNotHaveDuplicates();
            assertThat(rig.answer(large.clientOrderId(), 1))
                    .isInstanceOfSatisfying(
                            VenueReport.OrderState.class,
                            state -> assertThat(state.executions()).hasSize(fills));
            rig.executed(large.clientOrderId(), fills * 50L);
        }
    }

    /** What Bybit allows is never asked for, however much is wanted at once. */
    @Test
    void downloadsNeverKeepAnExitFromBeingSent() throws IOException {
        try (ConnectorRig rig = new ConnectorRig(Tested.BYBIT, true, ConnectorRig.SECRET);
                VenueMarkets markets = rig.markets();
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            rig.connect();
            for (int i = 0; i < 6; i++) {
                askers.execute(() -> download(markets));
            }
            Eventually.await("a full share", rig.budget()::usedPermille, used -> used >= 590);

            OrderRequest exit =
                    ConnectorRig.order(Side.SELL, new OrderTerms.Market(), 1_000)
                            .under(OrderConditions.GTC.asReduceOnly());
            rig.venue().submit(exit);
            rig.executed(exit.clientOrderId(), 1_000);

            askers.shutdownNow();
            assertThat(rig.events(AccountEvent.Failed.class)).isEmpty();
            assertThat(rig.events(AccountEvent.Blocked.class)).isEmpty();
            assertThat(rig.budget().blockedUntil()).isZero();
        }
    }

    /** Until the test is over. */
    private static void download(VenueMarkets markets) {
        long until = System.currentTimeMillis() * 1_000;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var _ = markets.candles("BTCUSDT", Interval.ONE_MINUTE, until - 1, until);
            }
        } catch (VenueException over) {
            // The test is over.
        }
    }
}
