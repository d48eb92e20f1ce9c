package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.care.AssetScale;
import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.sql.Transaction;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instrument that a file is imported into, in one transaction. */
final class ImportTarget {
    /** Digits of a number that fits 64 bits, less those of a million. */
    private static final int BASE_AND_PRICE_SCALE_MAX = 12;

    private final InstrumentRepository instruments;
    private final InstrumentCatalogue catalogue;
    private final InstrumentChoice choice;
    private final long now;
    private final PriceScale scales;
    private final AssetScale assets;

    /**
     * The instrument of a file.
     *
     * @param priceScaleBefore decimals of its prices before the file
     * @param tickDetected whether no exchange has declared its tick
     */
    record Listed(CatalogueEntry entry, int priceScaleBefore, boolean tickDetected) {}

    ImportTarget(Transaction transaction, InstrumentChoice choice, long now) {
        instruments = new InstrumentRepository(transaction);
        catalogue = new InstrumentCatalogue(transaction);
        scales = new PriceScale(transaction);
        assets = new AssetScale(transaction, now);
        this.choice = choice;
        this.now = now;
    }

    /**
     * The listed one, or one that is made as exact as the file, with the step of its prices as its
     * tick. One that is not as exact becomes so, unless something counts on its prices; so does a
     * tick that no exchange has declared.
     *
     * @param exact whether the decimals that were seen are needed: prices without their point have
     *     zeros at the end
     */
    Listed listed(FileSurvey survey, boolean exact) {
        long exchange =
                instruments
                        .findExchange(choice.exchange())
                        .orElseGet(() ->
                                instruments.ensureExchange(
                                        choice.exchange(), ExchangeKind.SIMULATED, now));
        CatalogueEntry entry = find(exchange).orElseGet(() -> make(exchange, survey));
        DecimalRange prices = survey.prices();
        boolean grows = exact && prices.fits() && scales.mayGrow(entry, prices.scaleSeen());
        CatalogueEntry grown = grows ? scales.grow(entry, prices.scaleSeen()) : entry;
        boolean detected = catalogue.isTickDetected(entry.id());
        return new Listed(
                detected ? suited(grown, entry.specification().tickSize(), survey) : grown,
                entry.priceScale(),
                detected);
    }

    /**
     * The instrument with the tick that all its files share, and with as many decimals of its
     * balances as their prices leave room for. What is booked stays.
     *
     * @param before its tick before the file
     */
    private CatalogueEntry suited(CatalogueEntry entry, Decimal before, FileSurvey survey) {
        int scale = Math.min(entry.priceScale(), survey.prices().scaleSeen());
        Decimal tick = common(before, survey.step().orSmallest(scale), entry.priceScale());
        InstrumentSpecification specification = entry.specification();
        if (specification.base() != null) {
            var _ = assets.base(specification.base(), baseScale(survey));
        }
        StoredAsset quote = assets.quote(specification.quote());
        CatalogueEntry found = listed(entry.exchangeId(), specification.symbol(), entry.id());
        if (tick.equals(specification.tickSize()) || scales.isBooked(entry)) {
            return found;
        }
        CatalogueEntry changed =
                new CatalogueEntry(
                        found.id(),
                        found.exchangeId(),
                        found.exchange(),
                        found.specification().withTickSize(tick),
                        found.priceScale(),
                        found.quantityScale(),
                        found.status());
        catalogue.update(found, changed, quote.asset().scale());
        return changed;
    }

    /** The coarsest step of which both are multiples. */
    private static Decimal common(Decimal one, Decimal other, int priceScale) {
        long first = one.unitsAt(priceScale);
        long second = other.unitsAt(priceScale, RoundingMode.FLOOR);
        while (second != 0) {
            long rest = first % second;
            first = second;
            second = rest;
        }
        return new Decimal(first, priceScale);
    }

    /** As many decimals as leave room for what a million buys at the lowest price. */
    static int baseScale(FileSurvey survey) {
        int room = BASE_AND_PRICE_SCALE_MAX + survey.step().magnitude();
        return Math.clamp(room, 0, InstrumentChoice.ASSET_SCALE);
    }

    private Optional<CatalogueEntry> find(long exchange) {
        return choice.of(catalogue.named(exchange, choice.name()));
    }

    private CatalogueEntry make(long exchange, FileSurvey survey) {
        int priceScale = survey.prices().requireFits("price");
        InstrumentKind kind = choice.kind() == null ? InstrumentKind.CRYPTO : choice.kind();
        InstrumentChoice.Pair pair = choice.pair();
        StoredAsset base = kind.deliversBase() ? assets.base(pair.base(), baseScale(survey)) : null;
        StoredAsset quote = assets.quote(pair.quote());
        boolean isPair = kind == InstrumentKind.CRYPTO || kind == InstrumentKind.FOREX;
        String symbol = isPair ? pair.base() + "/" + pair.quote() : pair.base();
        InstrumentSpecification specification =
                new InstrumentSpecification(
                        symbol,
                        kind,
                        "",
                        base == null ? null : base.asset().code(),
                        quote.asset().code(),
                        survey.step().orSmallest(priceScale),
                        new Decimal(1, quantityScale(base, survey)),
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
                        exchange,
                        specification,
                        priceScale,
                        quantityScale(base, survey),
                        base,
                        quote,
                        now);
        catalogue.insertSymbol(exchange, symbol, kind, id);
        catalogue.noteTick(id);
        return listed(exchange, symbol, id);
    }

    private CatalogueEntry listed(long exchange, String symbol, long id) {
        return catalogue.named(exchange, symbol).stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * By its own prices, though balances of what it buys may have more decimals because another
     * instrument was traded before.
     */
    private static int quantityScale(@Nullable StoredAsset base, FileSurvey survey) {
        return base == null
                ? InstrumentChoice.QUANTITY_SCALE
                : Math.min(baseScale(survey), base.asset().scale());
    }
}
