package dev.tradekeep.app.download;

import dev.tradekeep.market.imports.instruments.CatalogueRefresh;
import dev.tradekeep.market.imports.instruments.ExchangeCatalogue;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Downloads candles of instruments of one exchange, which are added to the catalogue, or updated,
 * as the exchange lists them now. What goes wrong at the exchange is an error that commands know.
 */
public final class MarketDownload {
    private static final int NAMED_MAX = 5;

    private final Store store;
    private final VenueMarkets markets;
    private final InstantSource clock;
    private final Patience patience;
    private @Nullable List<VenueInstrument> listed;

    public MarketDownload(Store store, VenueMarkets markets, InstantSource clock) {
        this.store = store;
        this.markets = markets;
        this.clock = clock;
        patience = new Patience(clock, Thread::sleep);
    }

    /**
     * Downloads what is missing of one instrument and interval.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when the exchange lists no such
     *     instrument; with a code of exchanges when it does not answer. What was stored stays
     */
    public Downloaded run(DownloadRequest wanted, CandleDownload.Watcher watcher) {
        try {
            watcher.at(0, 1);
            CatalogueEntry instrument = bring(wanted.exchange(), wanted.symbol());
            return new CandleDownload(store, markets, clock)
                    .run(instrument, instrument.specification().exchangeSymbol(), wanted, watcher);
        } catch (VenueException e) {
            throw problem(
                    "Downloading " + wanted.symbol() + " of " + wanted.exchange(),
                    e.failure(),
                    " What is stored stays; the same command goes on from there.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(ErrorCode.INTERRUPTED, "The download ended.", e);
        }
    }

    /**
     * Adds an instrument to the catalogue, or updates it there, as the exchange lists it now.
     *
     * @param symbol as we or the exchange call it
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when the exchange lists no such
     *     instrument
     * @throws VenueException when the exchange does not answer
     */
    public CatalogueEntry bring(String exchange, String symbol)
            throws VenueException, InterruptedException {
        return new ExchangeCatalogue(store, clock)
                .bring(exchange, ToldInstruments.of(find(exchange, symbol)));
    }

    /**
     * Makes the catalogue say what the exchange says of its instruments.
     *
     * @param all whether what is not in the catalogue is added
     * @throws TradekeepException with a code of exchanges when it does not answer
     */
    public CatalogueRefresh refresh(String exchange, boolean all) {
        try {
            return new ExchangeCatalogue(store, clock)
                    .refresh(
                            exchange,
                            patience.ask(markets::instruments).stream()
                                    .map(ToldInstruments::of)
                                    .toList(),
                            all);
        } catch (VenueException e) {
            throw problem("Reading the instruments of " + exchange, e.failure(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TradekeepException(ErrorCode.INTERRUPTED, "The refresh ended.", e);
        }
    }

    private VenueInstrument find(String exchange, String symbol)
            throws VenueException, InterruptedException {
        if (listed == null) {
            listed = patience.ask(markets::instruments);
        }
        return listed.stream()
                .filter(one -> isCalled(one.specification(), symbol))
                .findFirst()
                .orElseThrow(() -> unknown(exchange, symbol));
    }

    private static boolean isCalled(InstrumentSpecification one, String name) {
        return one.symbol().equalsIgnoreCase(name) || one.exchangeSymbol().equalsIgnoreCase(name);
    }

    private TradekeepException unknown(String exchange, String symbol) {
        List<VenueInstrument> all = listed == null ? List.of() : listed;
        String some =
                String.join(
                        ", ",
                        all.stream()
                                .limit(NAMED_MAX)
                                .map(one -> one.specification().symbol())
                                .toList());
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "Wanted an instrument that "
                        + exchange
                        + " lists, such as "
                        + some
                        + ", found \""
                        + symbol
                        + "\".");
    }

    private static TradekeepException problem(String what, VenueFailure failure, String advice) {
        String reason = failure.reason();
        String when =
                failure instanceof VenueFailure.NotDone done && done.retryAt() > 0
                        ? " Not before " + Micros.toIso(done.retryAt()) + "."
                        : "";
        return new TradekeepException(
                code(failure),
                what + " ended: " + (reason.endsWith(".") ? reason : reason + ".") + when + advice);
    }

    private static ErrorCode code(VenueFailure failure) {
        return switch (failure) {
            case VenueFailure.Unknown _ -> ErrorCode.EXCHANGE_UNREACHABLE;
            case VenueFailure.NotDone done ->
                    switch (done.kind()) {
                        case FORBIDDEN -> ErrorCode.KEY_REFUSED;
                        case REFUSED, NOT_FOUND, CLOCK -> ErrorCode.EXCHANGE_REFUSED;
                        case RATE_LIMITED, CLOSED -> ErrorCode.EXCHANGE_BUSY;
                        case UNREACHABLE -> ErrorCode.EXCHANGE_UNREACHABLE;
                        case UNREADABLE -> ErrorCode.EXCHANGE_UNREADABLE;
                    };
        };
    }
}
