package dev.tradekeep.market.series.care;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;

/** Declares the tick of an instrument, in place of the one that its prices seem to share. */
public final class TickDeclaration {
    private final Transaction transaction;
    private final InstrumentCatalogue catalogue;

    public TickDeclaration(Transaction transaction) {
        this.transaction = transaction;
        catalogue = new InstrumentCatalogue(transaction);
    }

    /**
     * Checks that a text can be a tick of some instrument.
     *
     * @throws TradekeepException when it is no decimal above 0
     */
    public static void requireTick(String tick) {
        requirePositive(FixedPoint.parse(tick, FixedPoint.scaleOf(tick)), tick);
    }

    private static void requirePositive(long units, String tick) {
        if (units <= 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted a tick above 0, found " + tick + ".");
        }
    }

    /**
     * Declares a tick; later imports leave it as it is.
     *
     * @param tick a decimal above 0, with no more decimals than the prices have
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the tick is another one and
     *     orders or presets count on it
     */
    public void declare(ListedInstrument listed, String tick) {
        Instrument instrument = listed.instrument();
        int scale = instrument.priceScale();
        long units = FixedPoint.parse(tick, scale);
        requirePositive(units, tick);
        if (units != instrument.tickSize()) {
            change(listed, new Decimal(units, scale));
        }
        catalogue.declareTick(listed.id());
    }

    private void change(ListedInstrument listed, Decimal tick) {
        Instrument instrument = listed.instrument();
        CatalogueEntry entry =
                catalogue.named(listed.exchangeId(), instrument.symbol()).stream()
                        .filter(one -> one.id() == listed.id())
                        .findFirst()
                        .orElseThrow();
        if (new PriceScale(transaction).isBooked(entry)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The tick of "
                            + instrument.symbol()
                            + " is "
                            + entry.specification().tickSize()
                            + " in these books, and orders or presets count on it. Name another"
                            + " file with --db.");
        }
        CatalogueEntry changed =
                new CatalogueEntry(
                        entry.id(),
                        entry.exchangeId(),
                        entry.exchange(),
                        entry.specification().withTickSize(tick),
                        entry.priceScale(),
                        entry.quantityScale(),
                        entry.status());
        catalogue.update(entry, changed, instrument.quote().scale());
    }
}
