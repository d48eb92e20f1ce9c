package dev.tradekeep.venue.xchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.bitstamp.BitstampExchange;
import org.knowm.xchange.bybit.BybitExchange;
import org.knowm.xchange.gateio.GateioExchange;
import org.knowm.xchange.kraken.KrakenExchange;
import org.knowm.xchange.kucoin.KucoinExchange;
import org.knowm.xchange.okex.OkexExchange;

/** An exchange that XChange knows well enough: it reads at least what is traded there today. */
enum XChangeVenue {
    BINANCE(1_000),
    BITSTAMP(0),
    BYBIT(0),
    GATEIO(0),
    KRAKEN(720),
    KUCOIN(1_500),
    OKX(100);

    private final String code = name().toLowerCase(Locale.ROOT);
    private final int candlesMax;

    XChangeVenue(int candlesMax) {
        this.candlesMax = candlesMax;
    }

    /** The exchange of a code; empty when it is not among these. */
    static Optional<XChangeVenue> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** As in the books. */
    String code() {
        return code;
    }

    /** The most candles of one answer; 0 where XChange reads none. */
    int candlesMax() {
        return candlesMax;
    }

    /** The client of XChange; the classes of the others stay unloaded. */
    Class<? extends Exchange> client() {
        return switch (this) {
            case BINANCE -> BinanceExchange.class;
            case BITSTAMP -> BitstampExchange.class;
            case BYBIT -> BybitExchange.class;
            case GATEIO -> GateioExchange.class;
            case KRAKEN -> KrakenExchange.class;
            case KUCOIN -> KucoinExchange.class;
            case OKX -> OkexExchange.class;
        };
    }
}
