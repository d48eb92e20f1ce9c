package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instrument that a file is imported into, in one transaction. */
final class ImportTarget {
    private final InstrumentRepository instruments;
    private final InstrumentCatalogue catalogue;
    private final InstrumentChoice choice;
    private final long now;
    private final PriceScale scales;

    /**
     * The instrument of a file.
     *
     * @param priceScaleBefore decimals of its prices before the file
     */
    record Listed(CatalogueEntry entry, int priceScaleBefore) {}

    ImportTarget(Transaction transaction, InstrumentChoice choice, long now) {
        instruments = new InstrumentRepository(transaction);
        catalogue = new InstrumentCatalogue(transaction);
        scales = new PriceScale(transaction);
        this.choice = choice;
        this.now = now;
    }

    /**
     * The listed one, or one that is made as exact as the file: one tick is the smallest step of
     * its prices. One that is not as exact becomes so, unless something counts on its prices.
     *
     * @param exact whether the decimals that were seen are needed: prices without their point have
     *     zeros at the end
     */
    Listed listed(DecimalRange prices, boolean exact) {
        long exchange =
                instruments
                        .findExchange(choice.exchange())
                        .orElseGet(() ->
                                instruments.ensureExchange(
                                        choice.exchange(), ExchangeKind.SIMULATED, now));
        CatalogueEntry entry =
                find(exchange).orElseGet(() -> make(exchange, prices.requireFits("price")));
        boolean grows = exact && prices.fits() && scales.mayGrow(entry, prices.scaleSeen());
        return new Listed(
                grows ? scales.grow(entry, prices.scaleSeen()) : entry, entry.priceScale());
    }

    private Optional<CatalogueEntry> find(long exchange) {
        return choice.of(catalogue.named(exchange, choice.name()));
    }

    private CatalogueEntry make(long exchange, int priceScale) {
        InstrumentKind kind = choice.kind() == null ? InstrumentKind.CRYPTO : choice.kind();
        InstrumentChoice.Pair pair = choice.pair();
        StoredAsset base =
                kind.deliversBase() ? asset(pair.base(), InstrumentChoice.ASSET_SCALE) : null;
        StoredAsset quote = asset(pair.quote(), InstrumentChoice.quoteScale(priceScale));
        boolean isPair = kind == InstrumentKind.CRYPTO || kind == InstrumentKind.FOREX;
        String symbol = isPair ? pair.base() + "/" + pair.quote() : pair.base();
        InstrumentSpecification specification =
                new InstrumentSpecification(
                        symbol,
                        kind,
                        "",
                        base == null ? null : base.asset().code(),
                        quote.asset().code(),
                        new Decimal(1, priceScale),
                        new Decimal(1, quantityScale(base)),
                        Decimal.ZERO,
                        Decimal.ZERO,
                        Decimal.ONE,
                        Decimal.ONE,
                        Decimal.ONE,
                        symbol);
        Optional<CatalogueEntry> known =
                catalogue.named(exchange, symbol).stream()
                        .filter(entry -> entry.specification().kind() == kind)
                        .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        long id =
                catalogue.insert(
                        exchange, specification, priceScale, quantityScale(base), base, quote, now);
        catalogue.insertSymbol(exchange, symbol, kind, id);
        return catalogue.named(exchange, symbol).stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static int quantityScale(@Nullable StoredAsset base) {
        return base == null
                ? InstrumentChoice.QUANTITY_SCALE
                : Math.min(InstrumentChoice.QUANTITY_SCALE, base.asset().scale());
    }

    private StoredAsset asset(String code, int scale) {
        return instruments
                .findStoredAsset(code)
                .orElseGet(() -> {
                    Asset asset = new Asset(code, scale);
                    return new StoredAsset(instruments.ensureAsset(asset, now), asset);
                });
    }
}
