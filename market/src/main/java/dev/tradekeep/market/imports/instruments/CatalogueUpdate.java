package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.RowRejects;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentDefaults;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the catalogue say what the records of a file say, in one transaction.
 *
 * <p>Everything that can be wrong with a record is found before a row is written for it. Names of
 * exchanges are written last, because two instruments may have swapped theirs.
 */
final class CatalogueUpdate {
    private final InstrumentCatalogue catalogue;
    private final InstrumentRepository instruments;
    private final AssetBook assets;
    private final RowRejects rejects;
    private final long now;

    private final Map<String, ExchangeUpdate> exchanges = new LinkedHashMap<>();
    private final Map<String, Set<String>> exchangesBySymbol = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private @Nullable Set<Long> inUse;
    private long inserted;
    private long updated;
    private long unchanged;
    private long defaults;
    private long delisted;

    /** What can be an instrument, and where that is written. */
    private record Candidate(
            String source,
            long line,
            ExchangeUpdate exchange,
            InstrumentSpecification specification,
            InstrumentStatus status) {}

    /** An instrument that was listed and looks different now. */
    record Change(CatalogueEntry before, CatalogueEntry after) {}

    /** How an instrument will look in the books. */
    private record Plan(@Nullable CatalogueEntry before, int priceScale, int quantityScale) {}

    CatalogueUpdate(Transaction transaction, RowRejects rejects, long now) {
        this.catalogue = new InstrumentCatalogue(transaction);
        this.instruments = new InstrumentRepository(transaction);
        this.assets = new AssetBook(instruments, now);
        this.rejects = rejects;
        this.now = now;
    }

    /** Applies all records of a file. */
    void apply(List<InstrumentRecord> records) {
        for (InstrumentRecord record : records) {
            if (record.isWildcard()) {
                putDefaults(record);
            }
        }
        List<Candidate> candidates = new ArrayList<>(records.size());
        for (InstrumentRecord record : records) {
            if (!record.isWildcard()) {
                addCandidate(record, candidates);
            }
        }
        bringIn(candidates);
    }

    /** Applies what an exchange says itself; a line is the place in the list, from 1. */
    void apply(String code, List<TradedInstrument> listed) {
        ExchangeUpdate exchange = exchange(code);
        List<Candidate> candidates = new ArrayList<>(listed.size());
        long line = 0;
        for (TradedInstrument one : listed) {
            line++;
            InstrumentSpecification told = described(one.specification(), exchange);
            try {
                exchange.claim(told, line);
                candidates.add(new Candidate(code, line, exchange, told, one.status()));
            } catch (TradekeepException e) {
                reject(code, line, e);
            }
        }
        bringIn(candidates);
    }

    /** Exchanges tell no descriptions: what a file said before stays. */
    private static InstrumentSpecification described(
            InstrumentSpecification told, ExchangeUpdate exchange) {
        CatalogueEntry listed = exchange.listed(told.symbol());
        return listed == null || !told.description().isEmpty()
                ? told
                : told.withDescription(listed.specification().description());
    }

    private void bringIn(List<Candidate> candidates) {
        candidates.forEach(candidate -> assets.needs(candidate.specification()));
        candidates.forEach(this::bringIn);
        exchanges.values().forEach(exchange -> exchange.writeNames(catalogue));
    }

    /** Delists what the exchanges of the file have in the books and no longer in the file. */
    void delistMissing() {
        delistMissing(Set.of(InstrumentKind.values()));
    }

    /** The same of some kinds: a list of pairs says nothing of futures. */
    void delistMissing(Set<InstrumentKind> kinds) {
        for (ExchangeUpdate exchange : exchanges.values()) {
            for (CatalogueEntry listing : exchange.missing()) {
                if (listing.status() != InstrumentStatus.DELISTED
                        && kinds.contains(listing.specification().kind())) {
                    catalogue.setStatus(listing.id(), InstrumentStatus.DELISTED);
                    changes.add(new Change(listing, listing.with(InstrumentStatus.DELISTED)));
                    delisted++;
                }
            }
        }
    }

    private void putDefaults(InstrumentRecord record) {
        try {
            InstrumentDefaults found = record.defaults();
            ExchangeUpdate exchange = exchange(record.market());
            exchange.putDefaults(found);
            catalogue.putDefaults(exchange.id(), found);
            defaults++;
        } catch (TradekeepException e) {
            reject(record.source(), record.line(), e);
        }
    }

    private void addCandidate(InstrumentRecord record, List<Candidate> candidates) {
        try {
            InstrumentKind kind = record.kind();
            ExchangeUpdate exchange = exchange(record.market());
            InstrumentSpecification specification =
                    record.specification(exchange.defaults(kind, catalogue));
            exchange.claim(specification, record.line());
            candidates.add(
                    new Candidate(
                            record.source(),
                            record.line(),
                            exchange,
                            specification,
                            InstrumentStatus.TRADING));
            exchangesBySymbol
                    .computeIfAbsent(specification.symbol(), _ -> new HashSet<>())
                    .add(exchange.code());
        } catch (TradekeepException e) {
            reject(record.source(), record.line(), e);
        }
    }

    private void bringIn(Candidate candidate) {
        Plan plan;
        try {
            candidate.exchange().requireNameIsFree(candidate.specification());
            plan = plan(candidate);
        } catch (TradekeepException e) {
            reject(candidate.source(), candidate.line(), e);
            return;
        }
        if (plan.before() == null) {
            insert(candidate, plan);
        } else {
            catalogue.declareTick(plan.before().id());
            update(candidate, plan, plan.before());
        }
    }

    /** How the instrument will look; an error when it cannot be kept exactly, or may not change. */
    private Plan plan(Candidate candidate) {
        InstrumentSpecification specification = candidate.specification();
        CatalogueEntry before = candidate.exchange().listed(specification.symbol());
        int priceScale = specification.tickSize().scale();
        int quantityScale = specification.lotSize().scale();
        if (before != null) {
            requireSame(before, specification);
            priceScale = Math.max(priceScale, before.priceScale());
            quantityScale = Math.max(quantityScale, before.quantityScale());
            requireScalesMayChange(before, priceScale, quantityScale);
        }
        requireExact(specification, priceScale, quantityScale);
        return new Plan(before, priceScale, quantityScale);
    }

    /** Every figure must be a whole number of the units that the books will count it in. */
    private void requireExact(
            InstrumentSpecification specification, int priceScale, int quantityScale) {
        if (specification.base() != null) {
            requireDecimals(
                    InstrumentField.LOT_SIZE, quantityScale, assets.asset(specification.base()));
        }
        Asset quote = assets.asset(specification.quote());
        requireDecimals(
                InstrumentField.MINIMUM_ORDER_SIZE, specification.minNotional().scale(), quote);
        requireUnits(specification.tickSize().unitsAt(priceScale));
        requireUnits(specification.lotSize().unitsAt(quantityScale));
        requireUnits(specification.minQuantityUnits(quantityScale));
        requireUnits(specification.minNotional().unitsAt(quote.scale()));
    }

    private static void requireDecimals(InstrumentField field, int scale, Asset asset) {
        if (scale > asset.scale()) {
            throw new TradekeepException(
                    ErrorCode.NUMBER_NOT_EXACT,
                    field.label()
                            + ": Wanted at most "
                            + asset.scale()
                            + " decimals, as a balance of "
                            + asset.code()
                            + " has in the books, found "
                            + scale
                            + ".");
        }
    }

    /** What does not fit 64 bits raised an error when it was counted. */
    private static void requireUnits(long units) {
        if (units < 0) {
            throw new IllegalStateException("Counted " + units + " units, wanted 0 or more.");
        }
    }

    private static void requireSame(CatalogueEntry before, InstrumentSpecification specification) {
        InstrumentSpecification listed = before.specification();
        if (listed.kind().deliversBase() != specification.kind().deliversBase()
                || !listed.quote().equals(specification.quote())
                || !Objects.equals(listed.base(), specification.base())) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    specification.symbol()
                            + " is listed as "
                            + listed.kind().label()
                            + " in "
                            + listed.quote()
                            + ", wanted "
                            + specification.kind().label()
                            + " in "
                            + specification.quote()
                            + "; what an instrument is never changes.");
        }
    }

    private void requireScalesMayChange(CatalogueEntry before, int priceScale, int quantityScale) {
        if (priceScale == before.priceScale() && quantityScale == before.quantityScale()) {
            return;
        }
        if (inUse == null) {
            inUse = catalogue.inUse();
        }
        if (inUse.contains(before.id())) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    before.specification().symbol()
                            + " has prices of "
                            + before.priceScale()
                            + " and quantities of "
                            + before.quantityScale()
                            + " decimals in the books, wanted "
                            + priceScale
                            + " and "
                            + quantityScale
                            + "; the scales of an instrument that is in use never change.");
        }
    }

    private void insert(Candidate candidate, Plan plan) {
        InstrumentSpecification specification = candidate.specification();
        ExchangeUpdate exchange = candidate.exchange();
        long id =
                catalogue.insert(
                        exchange.id(),
                        specification,
                        plan.priceScale(),
                        plan.quantityScale(),
                        specification.base() == null ? null : assets.store(specification.base()),
                        assets.store(specification.quote()),
                        now);
        exchange.nameLater(specification, id);
        if (candidate.status() != InstrumentStatus.TRADING) {
            catalogue.setStatus(id, candidate.status());
        }
        inserted++;
    }

    private void update(Candidate candidate, Plan plan, CatalogueEntry before) {
        InstrumentSpecification specification = candidate.specification();
        CatalogueEntry changed =
                new CatalogueEntry(
                        before.id(),
                        before.exchangeId(),
                        before.exchange(),
                        specification,
                        plan.priceScale(),
                        plan.quantityScale(),
                        candidate.status());
        if (changed.equals(before)) {
            unchanged++;
            return;
        }
        InstrumentSpecification old = before.specification();
        boolean renamed =
                !old.exchangeSymbol().equals(specification.exchangeSymbol())
                        || old.kind() != specification.kind();
        if (renamed) {
            catalogue.deleteSymbol(before.id());
            candidate.exchange().nameLater(specification, before.id());
        }
        catalogue.update(before, changed, assets.asset(specification.quote()).scale());
        changes.add(new Change(before, changed));
        updated++;
    }

    private ExchangeUpdate exchange(String code) {
        ExchangeUpdate known = exchanges.get(code);
        if (known != null) {
            return known;
        }
        ExchangeUpdate made = ExchangeUpdate.begin(code, instruments, catalogue, now);
        exchanges.put(code, made);
        return made;
    }

    /** A row that the caller can fix is left out; anything else ends the import. */
    private void reject(String source, long line, TradekeepException e) {
        if (e.code().kind() != ErrorCode.Kind.USER) {
            throw e;
        }
        rejects.add(source, line, String.valueOf(e.getMessage()));
    }

    /** What looks different now, in the order of the file. */
    List<Change> changes() {
        return changes;
    }

    RowRejects rejects() {
        return rejects;
    }

    long inserted() {
        return inserted;
    }

    long updated() {
        return updated;
    }

    long unchanged() {
        return unchanged;
    }

    long defaults() {
        return defaults;
    }

    long delisted() {
        return delisted;
    }

    int exchanges() {
        return exchanges.size();
    }

    /** Symbols that more than one exchange of the file lists. */
    long shared() {
        return exchangesBySymbol.values().stream().filter(found -> found.size() > 1).count();
    }
}
