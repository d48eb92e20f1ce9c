package dev.tradekeep.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.VenueExecution;
import dev.tradekeep.venue.account.VenueOrder;
import dev.tradekeep.venue.local.spot.OrderState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders without a stream: what answers alone say. */
final class OrdersTest {
    private static BinanceRig rig;

    private TestAccount account;

    @BeforeAll
    static void open() {
        rig = new BinanceRig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @BeforeEach
    void openAccount() {
        account = rig.account(BinanceRig.hmac());
    }

    @AfterEach
    void reset() {
        account.close();
        rig.reset();
    }

    @Test
    void restingOrderIsAcceptedFoundAndCanceled() throws Exception {
        account.venue.submit(BinanceRig.resting("rest"));
        VenueReport.Accepted accepted = account.await(VenueReport.Accepted.class, "rest");

        List<VenueOrder> open = account.account.openOrders(List.of(BinanceRig.BTC));
        assertThat(open)
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.clientOrderId()).isEqualTo("rest");
                    assertThat(order.exchangeOrderId()).isEqualTo(accepted.exchangeOrderId());
                    assertThat(order.terms()).isEqualTo(new OrderTerms.Limit(3_000_000));
                    assertThat(order.quantity()).isEqualTo(1_000);
                    assertThat(order.side()).isEqualTo(Side.BUY);
                });

        account.venue.query("rest", 7);
        VenueReport.OrderState state = account.await(VenueReport.OrderState.class, "rest");
        assertThat(state.queryId()).isEqualTo(7);
        assertThat(state.end()).isNull();
        assertThat(state.filledQuantity()).isZero();

        account.venue.cancel("rest");
        VenueReport.Ended ended = account.await(VenueReport.Ended.class, "rest");
        assertThat(ended.how()).isEqualTo(OrderEnd.CANCELED);
        assertThat(ended.reason()).isEmpty();
        assertThat(account.account.openOrders(List.of(BinanceRig.BTC))).isEmpty();
    }

    @Test
    void marketOrderTradesWithItsFees() throws Exception {
        account.venue.submit(BinanceRig.market("buy", Side.BUY));
        account.await(VenueReport.Accepted.class, "buy");
        account.venue.query("buy", 1);
        VenueReport.OrderState state = account.await(VenueReport.OrderState.class, "buy");

        assertThat(state.filledQuantity()).isEqualTo(1_000);
        assertThat(state.executions().stream().mapToLong(fill -> fill.quantity()).sum())
                .isEqualTo(1_000);
        state.executions()
                .forEach(fill -> {
                    assertThat(fill.fee().asset().code()).isEqualTo("BTC");
                    // A tenth of a percent of what is received.
                    assertThat(fill.fee().amount()).isEqualTo(fill.quantity());
                    assertThat(fill.notional()).isEqualTo(fill.price() * fill.quantity() * 10);
                });
        List<VenueExecution> executions =
                account.account.executions(BinanceRig.BTC, rig.network.now() - 60_000_000L);
        assertThat(executions.stream().map(VenueExecution::fill).toList())
                .containsExactlyElementsOf(state.executions());
        assertThat(executions).allMatch(one -> one.clientOrderId().equals("buy"));
        // The reply told them, too, with the same ids and amounts.
        assertThat(account.executedQuantity("buy")).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 30000, LOT_SIZE",
        "2000000, 59000, insufficient balance",
        "1000, 1000, PERCENT_PRICE_BY_SIDE",
        "1, 30000, NOTIONAL"
    })
    void badOrderIsRefusedInTheWordsOfTheExchange(long quantity, long price, String words) {
        long units = Math.max(1, quantity);
        OrderRequest order = BinanceRig.limit("bad" + quantity + price, units, price);
        account.venue.submit(order);

        VenueReport.Refused refused =
                account.await(VenueReport.Refused.class, order.clientOrderId());
        assertThat(refused.call()).isEqualTo(Call.SUBMIT);
        if (quantity > 0) {
            assertThat(refused.reason()).contains(words);
        }
        assertThat(rig.truth().orders()).isEmpty();
    }

    @Test
    void postOnlyOrderThatWouldTakeIsRefused() {
        OrderRequest order =
                BinanceRig.limit("post", 1_000, 90_000).under(OrderConditions.GTC.asPostOnly());
        account.venue.submit(order);

        assertThat(account.await(VenueReport.Refused.class, "post").reason())
                .contains("Order would immediately match and take.");
    }

    @Test
    void everyKindThatIsOfferedIsHeldAndTold() {
        List<OrderTerms> kinds =
                List.of(
                        new OrderTerms.Stop(4_000_000),
                        new OrderTerms.StopLimit(4_000_000, 3_900_000),
                        new OrderTerms.TakeProfit(8_000_000),
                        new OrderTerms.Limit(8_000_000));
        for (OrderTerms terms : kinds) {
            String id = "kind-" + terms.type();
            account.venue.submit(OrderRequest.of(id, BinanceRig.BTC, Side.SELL, terms, 1_000, 1));
            account.await(VenueReport.Accepted.class, id);
            account.venue.query(id, 1);
            VenueReport.OrderState state = account.await(VenueReport.OrderState.class, id);
            assertThat(state.terms()).isEqualTo(terms);
            assertThat(state.end()).isNull();
            assertThat(account.venue.capabilities().types()).contains(terms.type());
        }
    }

    @Test
    void whatBinanceLacksIsRefusedHere() {
        OrderRequest trailing =
                OrderRequest.of(
                        "trail", BinanceRig.BTC, Side.SELL, new OrderTerms.TrailingStop(5), 100, 1);
        account.venue.submit(trailing);
        account.venue.submit(
                BinanceRig.resting("gtd").under(OrderConditions.until(9_000_000_000_000_000L)));

        account.await(VenueReport.Refused.class, "trail");
        account.await(VenueReport.Refused.class, "gtd");
        assertThat(account.venue.capabilities().types()).doesNotContain(OrderType.TRAILING_STOP);
        assertThat(account.venue.capabilities().goodTillDate()).isFalse();
        assertThat(account.venue.capabilities().groups()).isFalse();
    }

    @Test
    void immediateOrderEndsWithWhatItTraded() {
        account.venue.submit(BinanceRig.limit("ioc", 1_000, 30_000).under(OrderConditions.IOC));

        VenueReport.Ended ended = account.await(VenueReport.Ended.class, "ioc");
        assertThat(ended.how()).isEqualTo(OrderEnd.EXPIRED);
        assertThat(ended.quantity()).isZero();
    }

    @Test
    void orderBecomesSmallerInPlaceAndNothingElse() {
        account.venue.submit(BinanceRig.resting("amend"));
        account.await(VenueReport.Accepted.class, "amend");

        account.venue.amend("amend", new OrderTerms.Limit(3_000_000), 2_000);
        assertThat(account.await(VenueReport.Refused.class, "amend").reason())
                .startsWith("IN_PLACE_ONLY_LESS");
        account.venue.amend("amend", new OrderTerms.Limit(3_000_000), 600);
        assertThat(account.await(VenueReport.Amended.class, "amend").quantity()).isEqualTo(600);

        account.venue.query("amend", 3);
        assertThat(account.await(VenueReport.OrderState.class, "amend").quantity()).isEqualTo(600);
        account.venue.cancel("amend");
        account.await(VenueReport.Ended.class, "amend");
        assertThat(rig.order("amend").state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void cancelOfWhatIsGoneIsRefused() {
        account.venue.submit(BinanceRig.resting("gone"));
        account.await(VenueReport.Accepted.class, "gone");
        account.venue.cancel("gone");
        account.await(VenueReport.Ended.class, "gone");

        account.venue.cancel("gone");

        VenueReport.Refused refused = account.await(VenueReport.Refused.class, "gone");
        assertThat(refused.call()).isEqualTo(Call.CANCEL);
        assertThat(refused.reason()).contains("-2011");
    }

    @Test
    void secondOrderOfAnIdIsUnknownAndNotRefused() {
        account.venue.submit(BinanceRig.resting("twice"));
        account.await(VenueReport.Accepted.class, "twice");
        account.venue.submit(BinanceRig.resting("twice"));

        VenueReport.Lost lost = account.await(VenueReport.Lost.class, "twice");
        assertThat(lost.call()).isEqualTo(Call.SUBMIT);
        assertThat(lost.reason()).contains("Duplicate order sent.");
        assertThat(account.reports(VenueReport.Refused.class, "twice")).isEmpty();
    }

    @Test
    void orderThatNeverArrivedIsNotFound() {
        List<VenueReport> heard = new CopyOnWriteArrayList<>();
        account.account
                .venue(List.of(new KnownOrder(BinanceRig.resting("never"), null)), heard::add)
                .query("never", 9);

        Eventually.await("an answer", () -> List.copyOf(heard), all -> !all.isEmpty());
        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        VenueReport.NotFound.class,
                        answer -> assertThat(answer.queryId()).isEqualTo(9));
    }
}
