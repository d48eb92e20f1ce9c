package dev.tradekeep.app.report;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.venue.ExpiryReason;
import dev.tradekeep.venue.FillReport;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What a backtest cut off its orders, for people: a sentence each. */
public final class CutLines {
    private final FillReport fills;
    private final int quantityScale;
    private final String base;

    private CutLines(FillReport fills, Instrument instrument) {
        this.fills = fills;
        quantityScale = instrument.quantityScale();
        base = instrument.base().code();
    }

    /**
     * The sentences; there is always one.
     *
     * @param knowsVolume whether it is known what the candles' volume counts
     */
    public static List<String> of(
            FillReport fills, Instrument instrument, Interval interval, boolean knowsVolume) {
        CutLines lines = new CutLines(fills, instrument);
        List<String> all = new ArrayList<>();
        lines.volume(all);
        lines.expired(all);
        lines.large(interval, all);
        if (all.isEmpty()) {
            all.add(
                    knowsVolume
                            ? "nothing"
                            : "nothing; the volume's unit is unknown, so it limits nothing"
                                    + " (--volume-unit says it)");
        }
        return all;
    }

    private void volume(List<String> all) {
        if (fills.limitedTimes() == 0) {
            return;
        }
        all.add(
                orders(fills.limited().orders())
                        + " got less of a candle than wanted, "
                        + Numbers.count(fills.limitedTimes())
                        + (fills.limitedTimes() == 1 ? " time: " : " times: ")
                        + amount(fills.limited().quantity())
                        + " did not trade at once");
    }

    private void expired(List<String> all) {
        fills.expired()
                .forEach((reason, cut) ->
                        all.add(
                                orders(cut.orders())
                                        + " expired with "
                                        + amount(cut.quantity())
                                        + " untraded: "
                                        + reason
                                        + ", "
                                        + why(reason)));
    }

    private static String why(ExpiryReason reason) {
        return switch (reason) {
            case CASH -> "the cash did not pay for more";
            case VOLUME -> "the candle's volume did not do for all of it";
            case LATE -> "the next candle opened too late";
            case PRICE -> "the market was not at the price";
            case TIME -> "the time was over";
            case OVERFLOW -> "the amount does not fit 64 bits";
            case END -> "the candles were over";
        };
    }

    private void large(Interval interval, List<String> all) {
        FillReport.Large large = fills.large();
        if (!large.counted() || large.overShare() == 0) {
            return;
        }
        all.add(
                Numbers.count(large.overShare())
                        + " of "
                        + Numbers.count(fills.fills())
                        + " fills took over "
                        + FillReport.LARGE_BPS / 100
                        + " % of their "
                        + nameOf(interval)
                        + "'s volume, "
                        + Numbers.count(large.overAll())
                        + " more than all of it; nothing limits them");
    }

    private static String nameOf(Interval interval) {
        return switch (interval.toString()) {
            case "1m" -> "minute";
            case "1h" -> "hour";
            case "1d" -> "day";
            default -> "candle";
        };
    }

    private static String orders(long count) {
        return Numbers.count(count) + (count == 1 ? " order" : " orders");
    }

    private String amount(BigInteger quantity) {
        return new BigDecimal(quantity, quantityScale).stripTrailingZeros().toPlainString()
                + " "
                + base;
    }
}
