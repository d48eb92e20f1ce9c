package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.ExchangeListener.Report;
import dev.tradekeep.venue.local.spot.ExchangeListener.ReportKind;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.PreventedMatch;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import org.jspecify.annotations.Nullable;

/** The event {@code executionReport}. */
final class ReportJson {
    private ReportJson() {}

    /**
     * Writes all but its name and its time.
     *
     * @param unit how many microseconds a time counts
     */
    static void write(Json json, Report report, long unit) {
        SpotOrder order = report.order();
        NewOrder asked = order.asked();
        Fill fill = report.fill();
        String cancelId = report.requestClientId();
        String previous = report.previousClientId();
        json.put("s", order.market().name());
        json.put("c", cancelId == null ? order.clientId() : cancelId);
        json.put("S", OrderJson.side(order)).put("o", asked.kind().name());
        json.put("f", asked.lifetime().name()).amount("q", order.quantity());
        json.amount("p", order.limit()).amount("P", asked.stop());
        conditions(json, order, unit);
        json.amount("F", asked.display()).put("g", OrderJson.listId(order));
        json.put("C", previous == null ? "" : previous);
        json.put("x", report.kind().name()).put("X", order.state().name());
        json.put("r", report.kind() == ReportKind.REJECTED ? "INSUFFICIENT_BALANCES" : "NONE");
        json.put("i", order.id()).amount("l", fill == null ? 0 : fill.quantity());
        json.amount("z", order.executed()).amount("L", fill == null ? 0 : fill.price());
        if (fill == null) {
            json.put("n", "0").put("N", (String) null);
        } else {
            json.amount("n", fill.commission()).put("N", fill.commissionAsset());
        }
        json.put("T", report.timeMicros() / unit);
        json.put("t", fill == null ? -1 : fill.tradeId());
        prevention(json, report);
        json.put("I", report.executionId());
        json.put("w", order.isWorking() && order.state().isOpen());
        json.put("m", fill != null && fill.maker()).put("M", fill != null);
        json.put("O", order.createdMicros() / unit).amount("Z", order.executedQuote());
        json.amount("Y", fill == null ? 0 : fill.quote()).amount("Q", asked.quoteQuantity());
        if (order.isWorking()) {
            json.put("W", order.workingMicros() / unit);
        }
        json.put("V", order.prevention().name());
        String expiry = expiry(report, order);
        if (expiry != null) {
            json.put("eR", expiry);
        }
    }

    private static void conditions(Json json, SpotOrder order, long unit) {
        NewOrder asked = order.asked();
        if (asked.trail() != 0) {
            json.put("d", asked.trail()).put("D", order.createdMicros() / unit);
        }
        if (asked.strategyId() != -1) {
            json.put("j", asked.strategyId());
        }
        if (asked.strategyType() != -1) {
            json.put("J", asked.strategyType());
        }
    }

    private static void prevention(Json json, Report report) {
        SpotOrder order = report.order();
        PreventedMatch match = order.lastPrevented();
        if (report.kind() != ReportKind.TRADE_PREVENTION || match == null) {
            return;
        }
        boolean taker = match.taker() == order;
        long lost = taker ? match.takerQuantity() : match.makerQuantity();
        json.put("v", match.id()).amount("A", order.prevented()).amount("B", lost);
        json.put("u", order.account().number());
        json.put("U", (taker ? match.maker() : match.taker()).id());
        json.put("Cs", order.market().name()).amount("pl", lost);
        json.amount("pL", match.price()).amount("pY", Quote.of(match.price(), lost));
    }

    private static @Nullable String expiry(Report report, SpotOrder order) {
        EndReason reason = order.endReason();
        if (report.kind() != ReportKind.EXPIRED) {
            return null;
        }
        if (reason == null) {
            return order.state() == OrderState.EXPIRED ? "OTO_PHASE_ONE_EXPIRED" : null;
        }
        return switch (reason) {
            case NO_LIQUIDITY ->
                    order.asked().lifetime() == Lifetime.IOC
                            ? "UNFILLED_IOC_QUANTITY_EXPIRED"
                            : "INSUFFICIENT_LIQUIDITY";
            case BUDGET_SPENT -> "INSUFFICIENT_LIQUIDITY";
            case NOT_FILLABLE -> "UNFILLED_FOK_ORDER_EXPIRED";
            case CONTINGENT -> "OCO_TRIGGER";
            case SELF_TRADE, WOULD_TAKE, NOT_AFFORDABLE -> null;
        };
    }
}
