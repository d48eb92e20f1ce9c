package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.CandleStick;
import org.knowm.xchange.kraken.dto.marketdata.KrakenOHLC;
import org.knowm.xchange.kraken.service.KrakenMarketDataService;
import org.knowm.xchange.kucoin.KucoinMarketDataService;
import org.knowm.xchange.kucoin.dto.KlineIntervalType;
import org.knowm.xchange.kucoin.dto.response.KucoinKline;
import org.knowm.xchange.service.trade.params.DefaultCandleStickParamWithLimit;

/** Reads candles at the exchanges where XChange does, at each in its own way. */
final class XChangeCandles {
    private static final long MINUTE = 60 * Micros.PER_SECOND;

    private XChangeCandles() {}

    /**
     * The candles that open in a range of time, in order.
     *
     * @param from UTC microseconds
     * @param until UTC microseconds, exclusive, and no further from the first than one answer holds
     */
    static List<VenueCandle> read(
            XChangeVenue venue,
            Exchange exchange,
            CurrencyPair pair,
            Interval interval,
            long from,
            long until)
            throws IOException, VenueException {
        List<VenueCandle> read =
                switch (venue) {
                    case BINANCE -> binance(exchange, pair, interval, from, until);
                    case KRAKEN -> kraken(exchange, pair, interval, from);
                    case KUCOIN -> kucoin(exchange, pair, interval, from, until);
                    case OKX -> okx(exchange, pair, interval, from, until);
                    case BITSTAMP, BYBIT, GATEIO ->
                            throw XChangeFailures.notDone(
                                    Kind.REFUSED, "XChange reads no candles of " + venue.code());
                };
        return read.stream()
                .filter(one -> one.openTime() >= from && one.openTime() < until)
                .sorted(Comparator.comparingLong(VenueCandle::openTime))
                .toList();
    }

    private static List<VenueCandle> binance(
            Exchange exchange, CurrencyPair pair, Interval interval, long from, long until)
            throws IOException, VenueException {
        KlineInterval wanted =
                Arrays.stream(KlineInterval.values())
                        .filter(one ->
                                one.getMillis() * Micros.PER_MILLISECOND == interval.micros())
                        .findFirst()
                        .orElseThrow(() -> noSuch(interval));
        List<VenueCandle> made = new ArrayList<>();
        for (BinanceKline one :
                ((BinanceMarketDataService) exchange.getMarketDataService())
                        .klines(
                                pair,
                                wanted,
                                XChangeVenue.BINANCE.candlesMax(),
                                from / Micros.PER_MILLISECOND,
                                (until - 1) / Micros.PER_MILLISECOND)) {
            made.add(
                    candle(
                            one.getOpenTime() * Micros.PER_MILLISECOND,
                            one.getOpen(),
                            one.getHigh(),
                            one.getLow(),
                            one.getClose(),
                            one.getVolume()));
        }
        return made;
    }

    private static List<VenueCandle> kraken(
            Exchange exchange, CurrencyPair pair, Interval interval, long from)
            throws IOException, VenueException {
        if (interval.micros() % MINUTE != 0) {
            throw noSuch(interval);
        }
        List<VenueCandle> made = new ArrayList<>();
        for (KrakenOHLC one :
                ((KrakenMarketDataService) exchange.getMarketDataService())
                        .getKrakenOHLC(
                                pair,
                                Math.toIntExact(interval.micros() / MINUTE),
                                from / Micros.PER_SECOND - 1)
                        .getOHLCs()) {
            made.add(
                    candle(
                            one.getTime() * Micros.PER_SECOND,
                            one.getOpen(),
                            one.getHigh(),
                            one.getLow(),
                            one.getClose(),
                            one.getVolume()));
        }
        return made;
    }

    private static List<VenueCandle> kucoin(
            Exchange exchange, CurrencyPair pair, Interval interval, long from, long until)
            throws IOException, VenueException {
        KlineIntervalType wanted =
                Arrays.stream(KlineIntervalType.values())
                        .filter(one -> one.getSeconds() * Micros.PER_SECOND == interval.micros())
                        .findFirst()
                        .orElseThrow(() -> noSuch(interval));
        List<VenueCandle> made = new ArrayList<>();
        for (KucoinKline one :
                ((KucoinMarketDataService) exchange.getMarketDataService())
                        .getKucoinKlines(
                                pair,
                                from / Micros.PER_SECOND,
                                until / Micros.PER_SECOND,
                                wanted)) {
            made.add(
                    candle(
                            one.getTime() * Micros.PER_SECOND,
                            one.getOpen(),
                            one.getHigh(),
                            one.getLow(),
                            one.getClose(),
                            one.getVolume()));
        }
        return made;
    }

    private static List<VenueCandle> okx(
            Exchange exchange, CurrencyPair pair, Interval interval, long from, long until)
            throws IOException {
        List<VenueCandle> made = new ArrayList<>();
        // Both ends of its range are exclusive.
        DefaultCandleStickParamWithLimit wanted =
                new DefaultCandleStickParamWithLimit(
                        Date.from(Micros.toInstant(from - Micros.PER_MILLISECOND)),
                        Date.from(Micros.toInstant(until)),
                        interval.micros() / Micros.PER_SECOND,
                        XChangeVenue.OKX.candlesMax());
        for (CandleStick one :
                exchange.getMarketDataService()
                        .getCandleStickData(pair, wanted)
                        .getCandleSticks()) {
            made.add(
                    candle(
                            XChangeNumbers.micros(one.getTimestamp()),
                            one.getOpen(),
                            one.getHigh(),
                            one.getLow(),
                            one.getClose(),
                            one.getVolume()));
        }
        return made;
    }

    private static VenueCandle candle(
            long openTime,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume) {
        return new VenueCandle(
                openTime,
                XChangeNumbers.decimal(open),
                XChangeNumbers.decimal(high),
                XChangeNumbers.decimal(low),
                XChangeNumbers.decimal(close),
                XChangeNumbers.decimal(volume));
    }

    private static VenueException noSuch(Interval interval) {
        return XChangeFailures.notDone(Kind.REFUSED, "the exchange has no candles of " + interval);
    }
}
