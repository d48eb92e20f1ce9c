package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.local.wire.RestReply;
import org.junit.jupiter.api.Test;

/** Each filter by its name: what it lets through and what it does not. */
final class FilterTest {
    private static final String LIMIT = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=";
    private static final String STOP = "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=150";
    private static final SymbolRules.Counts ROOMY =
            new SymbolRules.Counts(99, 99, 99, 99, 99, 99, 0);

    private final Rig rig = new Rig().withBook();

    private static void requireFailure(RestReply reply, int code, String filter) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body())
                .contains("\"code\":" + code + ",\"msg\":\"Filter failure: " + filter + "\"");
    }

    private void requireTaken(RestReply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void counts(SymbolRules.Counts counts) {
        rig.venue
                .exchange()
                .locked(() -> {
                    rig.venue.exchange().rules(rig.btc, rig.btc.rules().withCounts(counts));
                    return counts;
                });
    }

    private void notional(SymbolRules.Notional notional) {
        rig.venue
                .exchange()
                .locked(() -> {
                    rig.venue.exchange().rules(rig.btc, rig.btc.rules().withNotional(notional));
                    return notional;
                });
    }

    @Test
    void priceFilter() {
        requireFailure(rig.order(LIMIT + "50.005"), -1013, "PRICE_FILTER");
        requireTaken(rig.order(LIMIT + "50.01"));
    }

    @Test
    void priceFilterOfAStop() {
        requireFailure(rig.order(STOP + ".001"), -1013, "PRICE_FILTER");
        requireTaken(rig.order(STOP + ".01"));
    }

    @Test
    void lotSize() {
        requireFailure(rig.limit("BUY", "1.000001", "50"), -1013, "LOT_SIZE");
        requireFailure(rig.limit("BUY", "9000.00001", "50"), -1013, "LOT_SIZE");
        requireTaken(rig.limit("BUY", "1.00001", "50"));
    }

    @Test
    void lotSizeOfAnAmendment() {
        requireTaken(rig.order(LIMIT + "50&newClientOrderId=a"));
        requireFailure(amend("0.500001"), -1013, "LOT_SIZE");
        requireTaken(amend("0.50001"));
    }

    private RestReply amend(String quantity) {
        return rig.signed(
                "PUT",
                "order/amend/keepPriority",
                "symbol=BTCUSDT&origClientOrderId=a&newQty=" + quantity);
    }

    @Test
    void marketLotSize() {
        requireFailure(
                rig.order("side=BUY&type=MARKET&quantity=1000.00001"), -1013, "MARKET_LOT_SIZE");
        requireTaken(rig.order("side=BUY&type=MARKET&quantity=1"));
    }

    @Test
    void percentPriceBySide() {
        requireFailure(rig.order(LIMIT + "500.01"), -1013, "PERCENT_PRICE_BY_SIDE");
        requireFailure(rig.order(LIMIT + "19.99"), -1013, "PERCENT_PRICE_BY_SIDE");
        requireTaken(rig.order(LIMIT + "20"));
        requireFailure(rig.limit("SELL", "1", "500.01"), -1013, "PERCENT_PRICE_BY_SIDE");
        requireTaken(rig.limit("SELL", "1", "500"));
    }

    @Test
    void notional() {
        requireFailure(rig.limit("BUY", "0.09999", "50"), -1013, "NOTIONAL");
        requireTaken(rig.limit("BUY", "0.1", "50"));
        requireFailure(rig.order("side=BUY&type=MARKET&quoteOrderQty=4.99"), -1013, "NOTIONAL");
        requireTaken(rig.order("side=BUY&type=MARKET&quoteOrderQty=200"));
        notional(new SymbolRules.Notional(0, false, 100 * Quote.UNIT, false, 0));
        requireFailure(rig.limit("BUY", "2.1", "50"), -1013, "NOTIONAL");
        requireTaken(rig.limit("BUY", "2", "50"));
        requireTaken(rig.order("side=BUY&type=MARKET&quantity=1.5"));
    }

    @Test
    void minNotional() {
        notional(new SymbolRules.Notional(0, true, 0, false, 20 * Quote.UNIT));
        requireFailure(rig.limit("BUY", "0.39999", "50"), -1013, "MIN_NOTIONAL");
        requireTaken(rig.limit("BUY", "0.4", "50"));
    }

    @Test
    void icebergParts() {
        requireFailure(rig.order(LIMIT + "50&icebergQty=0.09"), -1013, "ICEBERG_PARTS");
        requireTaken(rig.order(LIMIT + "50&icebergQty=0.1"));
    }

    @Test
    void trailingDelta() {
        String trail = "side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=";
        requireFailure(rig.order(trail + "9"), -1013, "TRAILING_DELTA");
        requireFailure(rig.order(trail + "2001"), -1013, "TRAILING_DELTA");
        requireTaken(rig.order(trail + "10"));
    }

    @Test
    void maxNumOrders() {
        counts(new SymbolRules.Counts(2, 99, 99, 99, 99, 99, 0));
        requireTaken(rig.order(LIMIT + "50"));
        requireTaken(rig.order(STOP));
        requireFailure(rig.order(LIMIT + "51"), -2010, "MAX_NUM_ORDERS");
    }

    @Test
    void maxNumAlgoOrders() {
        counts(new SymbolRules.Counts(99, 1, 99, 99, 99, 99, 0));
        requireTaken(rig.order(STOP));
        requireFailure(rig.order(STOP), -2010, "MAX_NUM_ALGO_ORDERS");
        requireTaken(rig.order(LIMIT + "50"));
    }

    @Test
    void maxNumIcebergOrders() {
        counts(new SymbolRules.Counts(99, 99, 1, 99, 99, 99, 0));
        requireTaken(rig.order(LIMIT + "50&icebergQty=0.5"));
        requireFailure(rig.order(LIMIT + "50&icebergQty=0.5"), -2010, "MAX_NUM_ICEBERG_ORDERS");
    }

    @Test
    void maxPosition() {
        counts(new SymbolRules.Counts(99, 99, 99, 99, 99, 99, 12 * Quote.UNIT));
        requireTaken(rig.order(LIMIT + "50"));
        requireTaken(rig.order(LIMIT + "50"));
        requireFailure(rig.order(LIMIT + "50"), -2010, "MAX_POSITION");
        requireTaken(rig.limit("SELL", "1", "200"));
    }

    @Test
    void maxNumOrderLists() {
        counts(new SymbolRules.Counts(99, 99, 99, 99, 2, 99, 0));
        requireTaken(oco());
        requireTaken(oco());
        requireFailure(oco(), -2010, "MAX_NUM_ORDER_LISTS");
        rig.signed("DELETE", "openOrders", "symbol=BTCUSDT");
        requireTaken(oco());
    }

    private RestReply oco() {
        return rig.signed(
                "POST",
                "orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=150"
                        + "&belowType=STOP_LOSS&belowStopPrice=60");
    }

    @Test
    void maxNumOrderAmends() {
        SymbolRules.Counts counts = new SymbolRules.Counts(99, 99, 99, 99, 99, 2, 0);
        counts(counts);
        requireTaken(rig.order(LIMIT + "50&newClientOrderId=a"));
        requireTaken(amend("0.9"));
        requireTaken(amend("0.8"));
        requireFailure(amend("0.7"), -2038, "MAX_NUM_ORDER_AMENDS");
        counts(ROOMY);
        requireTaken(amend("0.7"));
    }
}
