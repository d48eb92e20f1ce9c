package dev.tradekeep.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.Credentials;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The account's stream, and what is read where it was not there or told too little. */
final class StreamTest {
    private static BinanceRig rig;

    @BeforeAll
    static void open() {
        rig = new BinanceRig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @AfterEach
    void reset() {
        rig.reset();
    }

    static List<Credentials> everyKind() {
        return List.of(BinanceRig.hmac(), BinanceRig.ed25519(), BinanceRig.rsa());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindOfKeyHearsOfItsOrders(Credentials credentials) {
        try (TestAccount account = rig.account(credentials)) {
            account.connect();
            account.awaitUp(1);
            account.venue.submit(BinanceRig.resting("heard"));
            account.await(VenueReport.Accepted.class, "heard");
            account.venue.cancel("heard");
            account.await(VenueReport.Ended.class, "heard");

            assertThat(account.heard(AccountEvent.Balances.class)).isNotEmpty();
            assertThat(account.heard(AccountEvent.LinkDown.class)).isEmpty();
        }
    }

    @Test
    void fillsAndEndsOfOthersComeOverTheStream() {
        try (TestAccount account = rig.connected()) {
            account.venue.submit(BinanceRig.resting("mine"));
            account.await(VenueReport.Accepted.class, "mine");
            rig.fault("manual-fill,key=" + BinanceRig.KEY + ",order=mine,quantity=0.004");
            VenueReport.Execution part = account.await(VenueReport.Execution.class, "mine");
            assertThat(part.fill().quantity()).isEqualTo(400);
            assertThat(part.fill().price()).isEqualTo(3_000_000);

            rig.fault("manual-cancel,key=" + BinanceRig.KEY + ",order=mine");
            VenueReport.Ended ended = account.await(VenueReport.Ended.class, "mine");
            assertThat(ended.how()).isEqualTo(OrderEnd.CANCELED);
            assertThat(ended.reason()).isNotEmpty();
            assertThat(ended.quantity()).isEqualTo(400);
        }
    }

    @Test
    void stopIsTriggeredBeforeItTrades() {
        try (TestAccount account = rig.connected()) {
            account.venue.submit(
                    OrderRequest.of(
                            "stop",
                            BinanceRig.BTC,
                            Side.SELL,
                            new OrderTerms.Stop(5_500_000),
                            1_000,
                            1));
            account.await(VenueReport.Accepted.class, "stop");
            assertThat(account.reports(VenueReport.Triggered.class, "stop")).isEmpty();
            rig.fault("price=50000,symbol=BTCUSDT");

            Eventually.await(
                    "all of it", () -> account.executedQuantity("stop"), sum -> sum == 1_000);

            List<VenueReport> told =
                    account.reports.stream()
                            .filter(report -> report.clientOrderId().equals("stop"))
                            .toList();
            assertThat(told.get(1)).isInstanceOf(VenueReport.Triggered.class);
            assertThat(account.reports(VenueReport.Triggered.class, "stop")).hasSize(1);
        } finally {
            rig.fault("price=60000,symbol=BTCUSDT");
        }
    }

    @Test
    void silentStreamIsFoundAndRenewedAndWhatItLeftOutIsRead() {
        try (TestAccount account = rig.connected()) {
            account.venue.submit(BinanceRig.resting("silent"));
            account.await(VenueReport.Accepted.class, "silent");
            var silence = rig.fault("private-silent");
            rig.fault("manual-fill,key=" + BinanceRig.KEY + ",order=silent");

            AccountEvent.LinkDown down =
                    account.awaitEvents(AccountEvent.LinkDown.class, 1).getFirst();
            assertThat(down.reason()).contains("did not tell");
            account.awaitUp(2);
            rig.exchange.faults().clear(silence.id());

            assertThat(account.executedQuantity("silent")).isEqualTo(1_000);
            assertThat(account.executions("silent")).isEqualTo(1);
        }
    }

    @Test
    void paymentThatASilentStreamDoesNotTellIsFound() {
        try (TestAccount account = rig.connected()) {
            rig.fault("private-silent");
            rig.fault("transfer=250,asset=USDT,key=" + BinanceRig.KEY);

            account.awaitEvents(AccountEvent.LinkDown.class, 1);
            account.awaitUp(2);

            assertThat(account.heard(AccountEvent.Balances.class).getLast().balances())
                    .anyMatch(balance -> balance.free().toString().equals("1000250"));
        }
    }

    @Test
    void streamThatTellsEverythingIsLeftAlone() {
        try (TestAccount account = rig.connected()) {
            for (int i = 0; i < 10; i++) {
                account.venue.submit(BinanceRig.market("m" + i, i % 2 == 0 ? Side.BUY : Side.SELL));
                String id = "m" + i;
                Eventually.await(
                        "all of it", () -> account.executedQuantity(id), sum -> sum == 1_000);
            }
            rig.fault("transfer=1,asset=USDT,key=" + BinanceRig.KEY);
            // Some looks more.
            int answers = account.heard(AccountEvent.Answered.class).size();
            account.awaitEvents(AccountEvent.Answered.class, answers + 12);

            assertThat(account.heard(AccountEvent.LinkDown.class)).isEmpty();
        }
    }

    @Test
    void whatEndedWhileTheStreamWasDownIsTold() {
        try (TestAccount account = rig.connected()) {
            for (String id : List.of("canceled", "filled", "kept")) {
                account.venue.submit(BinanceRig.resting(id));
                account.await(VenueReport.Accepted.class, id);
            }
            var closed = rig.fault("ban=0,on=connect");
            rig.fault("disconnect=ws-api");
            rig.fault("manual-cancel,key=" + BinanceRig.KEY + ",order=canceled");
            rig.fault("manual-fill,key=" + BinanceRig.KEY + ",order=filled");
            account.awaitEvents(AccountEvent.LinkDown.class, 1);
            rig.exchange.faults().clear(closed.id());
            account.awaitUp(2);

            assertThat(account.await(VenueReport.Ended.class, "canceled").how())
                    .isEqualTo(OrderEnd.CANCELED);
            assertThat(account.executedQuantity("filled")).isEqualTo(1_000);
            assertThat(account.reports(VenueReport.Ended.class, "kept")).isEmpty();
            assertThat(account.reports(VenueReport.Ended.class, "filled")).isEmpty();
        }
    }

    @Test
    void exchangeThatGoesDownIsToldAndNothingMore() {
        BinanceRig other = new BinanceRig();
        try (TestAccount account = other.connected()) {
            other.exchange.close();
            account.awaitEvents(AccountEvent.LinkDown.class, 1);
            account.awaitEvents(AccountEvent.LinkDown.class, 3);

            account.venue.submit(BinanceRig.resting("nobody"));
            assertThat(account.await(VenueReport.Refused.class, "nobody").reason())
                    .contains("could not be reached");
            assertThat(account.heard(AccountEvent.LinkUp.class)).hasSize(1);
        } finally {
            other.close();
        }
    }
}
