package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The ways of orders through their states, and what they lock on the way. */
final class OrderStatusTest {
    private static final String BUY = "'side':'Buy','orderType':'Limit',";
    private static final String SELL = "'side':'Sell','orderType':'Limit',";

    private final Rig rig = new Rig();
    private final Rig.Socket orders = rig.listening("order");

    /** What the stream told of an order, state by state. */
    private List<String> told(String id) {
        rig.later(10);
        return orders.take("order").stream()
                .flatMap(message -> message.path("data").valueStream())
                .filter(row -> row.path("orderId").asString().equals(id))
                .map(row -> row.path("orderStatus").asString())
                .toList();
    }

    private void requireEnd(String id, String status, String reason, String cancelType) {
        JsonNode order = rig.find(id);
        assertThat(order.path("orderStatus").asString()).isEqualTo(status);
        assertThat(order.path("rejectReason").asString()).isEqualTo(reason);
        assertThat(order.path("cancelType").asString()).isEqualTo(cancelType);
        assertThat(order.path("leavesQty").asString()).isEqualTo("0");
        assertThat(rig.account.balance("USDT").locked()).isZero();
        assertThat(rig.account.balance("BTC").locked()).isZero();
    }

    @Test
    void restingOrderIsNewThenCancelled() {
        String id = rig.limit("Buy", "1", "50");

        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("New");
        assertThat(rig.account.balance("USDT").locked()).isEqualTo(50 * Quote.UNIT);
        rig.cancel(id);

        requireEnd(id, "Cancelled", "EC_PerCancelRequest", "CancelByUser");
        assertThat(told(id)).containsExactly("New", "Cancelled");
    }

    @Test
    void takerFillsStepByStep() {
        String id = rig.limit("Buy", "3", "103");

        requireEnd(id, "Filled", "EC_NoError", "UNKNOWN");
        assertThat(told(id)).containsExactly("New", "PartiallyFilled", "PartiallyFilled", "Filled");
        JsonNode order = rig.find(id);
        assertThat(order.path("avgPrice").asString()).isEqualTo("102");
        assertThat(order.path("cumExecQty").asString()).isEqualTo("3");
        assertThat(order.path("cumExecValue").asString()).isEqualTo("306");
        assertThat(order.path("cumExecFee").asString()).isEqualTo("0.003");
        assertThat(order.path("cumFeeDetail").toString()).isEqualTo("{\"BTC\":\"0.003\"}");
    }

    @Test
    void makerFillsPartlyAndIsCancelled() {
        String id = rig.limit("Sell", "2", "100.5");
        rig.take(true, "0.50000");

        JsonNode partly = rig.find(id);
        assertThat(partly.path("orderStatus").asString()).isEqualTo("PartiallyFilled");
        assertThat(partly.path("leavesQty").asString()).isEqualTo("1.5");
        rig.cancel(id);

        requireEnd(id, "PartiallyFilledCanceled", "EC_PerCancelRequest", "CancelByUser");
        assertThat(told(id)).containsExactly("New", "PartiallyFilled", "PartiallyFilledCanceled");
    }

    @Test
    void immediateOrCancelKeepsWhatItGot() {
        String partly = rig.place(BUY + "'qty':'2','price':'101','timeInForce':'IOC'");
        String nothing = rig.place(BUY + "'qty':'2','price':'90','timeInForce':'IOC'");

        requireEnd(partly, "PartiallyFilledCanceled", "EC_NoImmediateQtyToFill", "UNKNOWN");
        requireEnd(nothing, "Cancelled", "EC_NoImmediateQtyToFill", "UNKNOWN");
        assertThat(rig.find(partly).path("cumExecQty").asString()).isEqualTo("1");
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        String nothing = rig.place(BUY + "'qty':'2','price':'101','timeInForce':'FOK'");
        String all = rig.place(BUY + "'qty':'2','price':'102','timeInForce':'FOK'");

        requireEnd(nothing, "Cancelled", "EC_NoEnoughQtyToFill", "UNKNOWN");
        requireEnd(all, "Filled", "EC_NoError", "UNKNOWN");
    }

    @Test
    void postOnlyThatWouldTakeIsAcceptedAndEnds() {
        String id = rig.place(BUY + "'qty':'1','price':'101','timeInForce':'PostOnly'");

        requireEnd(id, "Cancelled", "EC_PostOnlyWillTakeLiquidity", "UNKNOWN");
        assertThat(told(id)).containsExactly("Cancelled");
    }

    @Test
    void postOnlyThatRestsSaysSo() {
        String id = rig.place(BUY + "'qty':'1','price':'100','timeInForce':'PostOnly'");

        JsonNode order = rig.find(id);
        assertThat(order.path("timeInForce").asString()).isEqualTo("PostOnly");
        assertThat(order.path("orderStatus").asString()).isEqualTo("New");
    }

    @Test
    void marketOrderForAnAmountSpendsIt() {
        String id = rig.place("'side':'Buy','orderType':'Market','qty':'203'");

        requireEnd(id, "Filled", "EC_NoError", "UNKNOWN");
        JsonNode order = rig.find(id);
        assertThat(order.path("cumExecValue").asString()).isEqualTo("203");
        assertThat(order.path("qty").asString()).isEqualTo("203");
        assertThat(order.path("marketUnit").asString()).isEqualTo("quoteCoin");
        assertThat(order.path("timeInForce").asString()).isEqualTo("IOC");
    }

    @Test
    void marketOrderForAQuantityTakesIt() {
        String bought =
                rig.place("'side':'Buy','orderType':'Market','qty':'2','marketUnit':'baseCoin'");
        String sold = rig.place("'side':'Sell','orderType':'Market','qty':'1'");
        String forAmount =
                rig.place("'side':'Sell','orderType':'Market','qty':'98','marketUnit':'quoteCoin'");

        assertThat(rig.find(bought).path("cumExecQty").asString()).isEqualTo("2");
        assertThat(rig.find(sold).path("cumExecValue").asString()).isEqualTo("99");
        assertThat(rig.find(forAmount).path("cumExecValue").asString()).isEqualTo("98");
    }

    /** More is wanted than the book has. */
    @Test
    void marketOrderThatEmptiesTheBookIsPartlyCanceled() {
        String id =
                rig.place("'side':'Buy','orderType':'Market','qty':'11','marketUnit':'baseCoin'");

        requireEnd(id, "PartiallyFilledCanceled", "EC_NoImmediateQtyToFill", "UNKNOWN");
        assertThat(rig.find(id).path("cumExecQty").asString()).isEqualTo("10");
    }

    @Test
    void stopOrderLocksNothingUntilItsPriceComes() {
        String id = rig.place(SELL + "'qty':'1','price':'98','triggerPrice':'99'");

        JsonNode waiting = rig.find(id);
        assertThat(waiting.path("orderStatus").asString()).isEqualTo("Untriggered");
        assertThat(waiting.path("stopOrderType").asString()).isEqualTo("Stop");
        assertThat(waiting.path("triggerPrice").asString()).isEqualTo("99");
        assertThat(waiting.path("triggerDirection").asInt()).isEqualTo(2);
        assertThat(rig.account.balance("BTC").locked()).isZero();
        rig.take(false, "1.00000");

        requireEnd(id, "Filled", "EC_NoError", "UNKNOWN");
        assertThat(told(id)).containsExactly("Untriggered", "Triggered", "New", "Filled");
    }

    @Test
    void stopOrderThatRestsLocksThen() {
        String id =
                rig.place(
                        BUY
                                + "'qty':'1','price':'95','triggerPrice':'101','orderFilter':'StopOrder'");
        rig.take(true, "0.50000");

        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("New");
        assertThat(rig.account.balance("USDT").locked()).isEqualTo(95 * Quote.UNIT);
        assertThat(told(id)).containsExactly("Untriggered", "Triggered", "New");
    }

    @Test
    void stopOrderThatCannotPayIsRejected() {
        String id = rig.place(SELL + "'qty':'10','price':'98','triggerPrice':'99'");
        rig.limit("Sell", "5", "150");
        rig.take(false, "1.00000");

        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("Rejected");
        assertThat(rig.find(id).path("cancelType").asString())
                .isEqualTo("CancelByCannotAffordOrderCost");
        assertThat(rig.account.balance("BTC").locked()).isEqualTo(5 * Quote.UNIT);
        assertThat(told(id)).containsExactly("Untriggered", "Rejected");
    }

    @Test
    void stopForAnAmountSpendsNoMore() {
        String id = rig.place("'side':'Buy','orderType':'Market','qty':'50','triggerPrice':'101'");
        rig.take(true, "0.50000");

        requireEnd(id, "Filled", "EC_NoError", "UNKNOWN");
        assertThat(rig.find(id).path("cumExecValue").asString()).isEqualTo("49.99904");
    }

    @Test
    void takeProfitOfSpotLocksAtOnce() {
        String id =
                rig.place(
                        "'side':'Sell','orderType':'Market','qty':'1','triggerPrice':'90',"
                                + "'orderFilter':'tpslOrder'");

        assertThat(rig.account.balance("BTC").locked()).isEqualTo(Quote.UNIT);
        assertThat(rig.find(id).path("stopOrderType").asString()).isEqualTo("tpslOrder");
        rig.cancel(id);

        requireEnd(id, "Deactivated", "EC_PerCancelRequest", "CancelByUser");
        assertThat(told(id)).containsExactly("Untriggered", "Deactivated");
    }

    @Test
    void ownOrdersAreKeptApartWhenAsked() {
        String resting = rig.limit("Sell", "1", "100.5");
        String taker = rig.place(BUY + "'qty':'1','price':'100.5','smpType':'CancelTaker'");

        requireCanceledByMatch(taker);
        String second = rig.place(BUY + "'qty':'1','price':'100.5','smpType':'CancelMaker'");
        requireCanceledByMatch(resting);
        assertThat(rig.find(second).path("orderStatus").asString()).isEqualTo("New");
    }

    private void requireCanceledByMatch(String id) {
        JsonNode order = rig.find(id);
        assertThat(order.path("orderStatus").asString()).isEqualTo("Cancelled");
        assertThat(order.path("cancelType").asString()).isEqualTo("CancelBySmp");
        assertThat(order.path("rejectReason").asString()).isEqualTo("EC_BySelfMatch");
    }

    /** Both sides are told, and each has an id of its own. */
    @Test
    void whoTradesWithOneselfHasTwoExecutions() {
        rig.limit("Sell", "1", "100.5");
        rig.limit("Buy", "1", "100.5");

        List<String> ids =
                rig.get("execution/list", "category=spot")
                        .path("result")
                        .path("list")
                        .valueStream()
                        .map(row -> row.path("execId").asString())
                        .toList();

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void amendmentChangesPlaceOrKeepsIt() {
        String id = rig.limit("Buy", "1", "50");

        amend(id, "'price':'60','qty':'2'");
        assertThat(rig.account.balance("USDT").locked()).isEqualTo(120 * Quote.UNIT);
        amend(id, "'qty':'0.5'");
        assertThat(rig.account.balance("USDT").locked()).isEqualTo(30 * Quote.UNIT);
        amend(id, "'price':'101'");

        requireEnd(id, "Filled", "EC_NoError", "UNKNOWN");
        assertThat(rig.find(id).path("avgPrice").asString()).isEqualTo("101");
        assertThat(told(id)).containsExactly("New", "New", "New", "New", "Filled");
    }

    @Test
    void partlyFilledOrderIsAmendedInWhatIsLeft() {
        String id = rig.limit("Sell", "2", "100.5");
        rig.take(true, "0.50000");

        amend(id, "'qty':'3','price':'100.6'");

        JsonNode order = rig.find(id);
        assertThat(order.path("orderStatus").asString()).isEqualTo("PartiallyFilled");
        assertThat(order.path("leavesQty").asString()).isEqualTo("2.5");
        assertThat(rig.account.balance("BTC").locked()).isEqualTo(5 * Quote.UNIT / 2);
    }

    @Test
    void postOnlyThatIsAmendedAcrossTheMarketEnds() {
        String id = rig.place(BUY + "'qty':'1','price':'90','timeInForce':'PostOnly'");

        amend(id, "'price':'101'");

        requireEnd(id, "Cancelled", "EC_PostOnlyWillTakeLiquidity", "UNKNOWN");
    }

    @Test
    void triggerIsAmended() {
        String id = rig.place(SELL + "'qty':'1','price':'96','triggerPrice':'97'");

        amend(id, "'triggerPrice':'99'");
        rig.take(false, "1.00000");

        assertThat(rig.find(id).path("orderStatus").asString()).isEqualTo("Filled");
    }

    private void amend(String id, String fields) {
        JsonNode reply =
                rig.post(
                        "order/amend",
                        "{'category':'spot','symbol':'BTCUSDT','orderId':'"
                                + id
                                + "',"
                                + fields
                                + "}");
        assertThat(reply.path("retCode").asInt()).as(reply.toString()).isZero();
        assertThat(reply.path("result").path("orderId").asString()).isEqualTo(id);
    }

    /** A buyer pays the fee in what is bought, a seller in what is received for it. */
    @Test
    void moneyIsExact() {
        long coins = rig.sumOf("BTC");
        long dollars = rig.sumOf("USDT");

        rig.limit("Buy", "1.5", "102");
        rig.limit("Sell", "0.33333", "99");

        assertThat(rig.account.balance("BTC").free())
                .isEqualTo(1_000_000_000L + 150_000_000L - 150_000L - 33_333_000L);
        assertThat(rig.account.balance("USDT").free())
                .isEqualTo(10_000_000_000_000L - 15_200_000_000L + 3_299_967_000L - 3_299_967L);
        assertThat(rig.sumOf("BTC")).isEqualTo(coins);
        assertThat(rig.sumOf("USDT")).isEqualTo(dollars);
    }
}
