package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.OrderFilters;
import dev.tradekeep.venue.account.VenueInstrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.meta.InstrumentMetaData;
import org.knowm.xchange.instrument.Instrument;

/** What XChange tells of the pairs of an exchange, as far as it tells a tick and a lot. */
final class XChangeRules {
    private XChangeRules() {}

    /** The pairs; one without a tick or a lot is left out, because nothing could be exact. */
    static List<VenueInstrument> of(Map<Instrument, InstrumentMetaData> told) {
        List<VenueInstrument> made = new ArrayList<>();
        told.forEach((instrument, rules) -> {
            if (instrument instanceof CurrencyPair pair && rules != null) {
                add(made, pair, rules);
            }
        });
        return made;
    }

    private static void add(
            List<VenueInstrument> made, CurrencyPair pair, InstrumentMetaData rules) {
        Decimal tick = step(rules.getPriceStepSize(), rules.getPriceScale());
        Decimal lot = step(rules.getAmountStepSize(), rules.getVolumeScale());
        String base = pair.getBase().getCurrencyCode();
        String quote = pair.getCounter().getCurrencyCode();
        boolean named = Asset.isCode(base) && Asset.isCode(quote) && !base.equals(quote);
        if (tick == null || lot == null || !named) {
            return;
        }
        String symbol = base + "/" + quote;
        made.add(
                new VenueInstrument(
                        new InstrumentSpecification(
                                symbol,
                                InstrumentKind.CRYPTO,
                                "",
                                base,
                                quote,
                                tick,
                                lot,
                                XChangeNumbers.orZero(rules.getMinimumAmount()),
                                XChangeNumbers.orZero(rules.getCounterMinimumAmount()),
                                Decimal.ONE,
                                Decimal.ONE,
                                Decimal.ONE,
                                symbol),
                        InstrumentStatus.TRADING,
                        filters(rules)));
    }

    private static OrderFilters filters(InstrumentMetaData rules) {
        return new OrderFilters(
                null,
                null,
                XChangeNumbers.positiveOrNull(rules.getMaximumAmount()),
                null,
                XChangeNumbers.positiveOrNull(rules.getCounterMaximumAmount()),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A step, or the smallest number of so many decimals. */
    private static @Nullable Decimal step(@Nullable BigDecimal step, @Nullable Integer scale) {
        if (step != null && step.signum() > 0) {
            return XChangeNumbers.decimal(step);
        }
        return scale == null || scale < 0
                ? null
                : XChangeNumbers.decimal(BigDecimal.ONE.movePointLeft(scale));
    }
}
