package dev.tradekeep.market.imports.instruments;

import static java.util.stream.Collectors.toSet;

import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.RejectedRow;
import dev.tradekeep.market.imports.RowRejects;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.OrderFilter;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.FilterRepository;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentChange;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One refresh of what an exchange lists, in one transaction. */
final class RefreshRun {
    private static final String CHANGED = "instrument.changed";
    private static final String REFUSED = "instrument.refused";
    private static final int SUBJECT_MAX = 128;

    private final Transaction transaction;
    private final String exchange;
    private final long now;
    private final FilterRepository filters;
    private final List<InstrumentChange> changes = new ArrayList<>();

    RefreshRun(Transaction transaction, String exchange, long now) {
        this.transaction = transaction;
        this.exchange = exchange;
        this.now = now;
        filters = new FilterRepository(transaction);
    }

    CatalogueRefresh run(List<TradedInstrument> told, boolean all) {
        RowRejects rejects = new RowRejects(ErrorPolicy.SKIP);
        CatalogueUpdate update = new CatalogueUpdate(transaction, rejects, now);
        Map<String, CatalogueEntry> known = known();
        List<TradedInstrument> wanted =
                all
                        ? told
                        : told.stream()
                                .filter(one -> known.containsKey(one.specification().symbol()))
                                .toList();
        if (told.isEmpty() || (wanted.isEmpty() && known.isEmpty())) {
            // An exchange that lists nothing at all has a fault; it has not delisted everything.
            return new CatalogueRefresh(0, 0, 0, 0, List.of(), List.of());
        }
        for (TradedInstrument one : wanted) {
            CatalogueEntry listed = known.get(one.specification().symbol());
            if (listed != null) {
                FinerPrices.grow(transaction, listed, one);
            }
        }
        update.apply(exchange, wanted);
        update.delistMissing(told.stream().map(one -> one.specification().kind()).collect(toSet()));
        for (CatalogueUpdate.Change change : update.changes()) {
            note(change);
        }
        wanted.forEach(this::putFilters);
        changes.forEach(change -> filters.record(change, now));
        rejects.kept().forEach(this::tell);
        return new CatalogueRefresh(
                update.inserted(),
                update.updated(),
                update.unchanged(),
                update.delisted(),
                changes,
                rejects.kept());
    }

    private Map<String, CatalogueEntry> known() {
        Map<String, CatalogueEntry> symbols = new HashMap<>();
        Optional<Long> id = new InstrumentRepository(transaction).findExchange(exchange);
        if (id.isPresent()) {
            new InstrumentCatalogue(transaction)
                    .ofExchange(id.get())
                    .forEach(one -> symbols.put(one.specification().symbol(), one));
        }
        return symbols;
    }

    private void note(CatalogueUpdate.Change change) {
        CatalogueEntry before = change.before();
        InstrumentSpecification old = before.specification();
        InstrumentSpecification now = change.after().specification();
        List<String> told = new ArrayList<>();
        told(told, before, "tick_size", old.tickSize(), now.tickSize());
        told(told, before, "lot_size", old.lotSize(), now.lotSize());
        told(told, before, "min_quantity", old.minQuantity(), now.minQuantity());
        told(told, before, "min_notional", old.minNotional(), now.minNotional());
        told(told, before, "status", before.status().label(), change.after().status().label());
        if (!told.isEmpty()) {
            alert(
                    CHANGED,
                    old.symbol(),
                    exchange + " changed " + old.symbol() + ": " + String.join(", ", told) + ".");
        }
    }

    private void told(
            List<String> told, CatalogueEntry entry, String field, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(
                    new InstrumentChange(entry.id(), field, before.toString(), after.toString()));
            told.add(field + " from " + before + " to " + after);
        }
    }

    private void putFilters(TradedInstrument told) {
        Optional<CatalogueEntry> entry =
                new InstrumentRepository(transaction)
                        .findExchange(exchange)
                        .flatMap(id ->
                                new InstrumentCatalogue(transaction)
                                        .ofSymbol(id, told.specification().symbol()));
        if (entry.isEmpty()) {
            return;
        }
        long id = entry.get().id();
        InstrumentFilters before = filters.of(id);
        if (before.equals(told.filters())) {
            return;
        }
        for (OrderFilter filter : OrderFilter.values()) {
            String old = before.figure(filter).map(Decimal::toString).orElse("");
            String now = told.filters().figure(filter).map(Decimal::toString).orElse("");
            if (!before.isEmpty() && !old.equals(now)) {
                changes.add(new InstrumentChange(id, Word.of(filter), old, now));
            }
        }
        filters.put(id, told.filters());
    }

    private void tell(RejectedRow row) {
        alert(REFUSED, row.source() + " " + row.line(), row.reason());
    }

    private void alert(String code, String about, String message) {
        String subject = exchange + ":" + about;
        var _ =
                new AlertRepository(transaction)
                        .raise(
                                AlertSeverity.WARNING,
                                code,
                                subject.substring(0, Math.min(SUBJECT_MAX, subject.length())),
                                message,
                                now);
    }
}
