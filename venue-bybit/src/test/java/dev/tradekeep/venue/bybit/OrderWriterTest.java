package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.bybit.Samples.ID;
import static dev.tradekeep.venue.bybit.Samples.limitBuy;
import static dev.tradekeep.venue.bybit.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.junit.jupiter.api.Test;

/** Bodies of requests, field by field as they are documented. */
final class OrderWriterTest {
    private static final String SYMBOL = "BTCUSDT";

    @Test
    void limitOrder() {
        assertThat(OrderWriter.create(limitBuy(), SYMBOL))
                .isEqualTo(
                        "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":"
                                + "\"Limit\",\"qty\":\"0.01\",\"price\":\"60000.01\",\"timeInForce\":\"GTC\","
                                + "\"isLeverage\":0,\"orderLinkId\":\"T0000000001000001\"}");
    }

    @Test
    void postOnlyOrder() {
        assertThat(OrderWriter.create(limitBuy().under(OrderConditions.GTC.asPostOnly()), SYMBOL))
                .contains("\"timeInForce\":\"PostOnly\"");
    }

    /** Without the unit, what it may buy would be a sum of money. */
    @Test
    void marketOrderIsByQuantity() {
        assertThat(OrderWriter.create(request(Side.BUY, new OrderTerms.Market(), 10_000), SYMBOL))
                .contains("\"orderType\":\"Market\"", "\"qty\":\"0.01\"")
                .contains("\"marketUnit\":\"baseCoin\"")
                .doesNotContain("\"price\"");
    }

    @Test
    void stopsAreOrdersThatWait() {
        assertThat(
                        OrderWriter.create(
                                request(
                                        Side.SELL,
                                        new OrderTerms.StopLimit(5_500_000, 5_490_050),
                                        10_000),
                                SYMBOL))
                .contains("\"side\":\"Sell\"", "\"orderType\":\"Limit\"", "\"price\":\"54900.5\"")
                .contains("\"orderFilter\":\"StopOrder\"", "\"triggerPrice\":\"55000\"");
    }

    @Test
    void cancelNamesOurId() {
        assertThat(OrderWriter.cancel(ID, SYMBOL, false))
                .isEqualTo(
                        "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\""
                                + ID
                                + "\"}");
        assertThat(OrderWriter.cancel(ID, SYMBOL, true)).contains("\"orderFilter\":\"StopOrder\"");
    }

    @Test
    void amendmentSaysAllTerms() {
        assertThat(OrderWriter.amend(limitBuy(), SYMBOL, new OrderTerms.Limit(6_000_100), 20_000))
                .isEqualTo(
                        "{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\""
                                + ID
                                + "\",\"qty\":\"0.02\",\"price\":\"60001\"}");
    }
}
