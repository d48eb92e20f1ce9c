package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.sqlite.audit.books.AuditChain;
import dev.tradekeep.store.sqlite.audit.books.Bookings;
import dev.tradekeep.store.sqlite.audit.books.Ledger;
import dev.tradekeep.store.sqlite.audit.books.Orders;
import dev.tradekeep.store.sqlite.audit.books.PositionChanges;
import dev.tradekeep.store.sqlite.audit.books.RiskLimits;
import dev.tradekeep.store.sqlite.audit.environment.FilePlace;
import dev.tradekeep.store.sqlite.audit.environment.Permissions;
import dev.tradekeep.store.sqlite.audit.environment.SecondLibrary;
import dev.tradekeep.store.sqlite.audit.environment.SqliteLibrary;
import dev.tradekeep.store.sqlite.audit.index.Analysed;
import dev.tradekeep.store.sqlite.audit.index.ForeignKeyIndexes;
import dev.tradekeep.store.sqlite.audit.index.MissingIndexes;
import dev.tradekeep.store.sqlite.audit.index.RedundantIndexes;
import dev.tradekeep.store.sqlite.audit.index.StaleStatistics;
import dev.tradekeep.store.sqlite.audit.index.UnusedIndexes;
import dev.tradekeep.store.sqlite.audit.integrity.ForeignKeys;
import dev.tradekeep.store.sqlite.audit.integrity.PageCheck;
import dev.tradekeep.store.sqlite.audit.integrity.ReadablePages;
import dev.tradekeep.store.sqlite.audit.market.Candles;
import dev.tradekeep.store.sqlite.audit.market.PackedTicks;
import dev.tradekeep.store.sqlite.audit.schema.ApplicationId;
import dev.tradekeep.store.sqlite.audit.schema.KeysLeft;
import dev.tradekeep.store.sqlite.audit.schema.MigrationsApplied;
import dev.tradekeep.store.sqlite.audit.schema.SchemaDrift;
import dev.tradekeep.store.sqlite.audit.schema.TableShape;
import dev.tradekeep.store.sqlite.audit.schema.ValueTypes;
import dev.tradekeep.store.sqlite.audit.schema.Views;
import dev.tradekeep.store.sqlite.audit.settings.ConnectionSettings;
import dev.tradekeep.store.sqlite.audit.settings.FileSettings;
import dev.tradekeep.store.sqlite.audit.space.FreeDisk;
import dev.tradekeep.store.sqlite.audit.space.Freelist;
import dev.tradekeep.store.sqlite.audit.space.Log;
import dev.tradekeep.store.sqlite.audit.space.Sizes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The registry: every check there is. */
public final class AuditChecks {
    private static final String BOOKS = "books.";
    private static final String MARKET = "market.";

    private AuditChecks() {}

    /** Every check, by id. */
    public static List<Check> all() {
        return inspections(new Sizes()).stream()
                .flatMap(inspection -> inspection.checks().stream())
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** The ids of those that ask whether the books and the market data agree with themselves. */
    public static Set<String> ofTheBooks() {
        Set<String> all = new HashSet<>(ofTheBooksAlone());
        all.addAll(ofTheMarketData());
        return all;
    }

    /** The ids of those that ask whether the books agree with themselves. */
    static Set<String> ofTheBooksAlone() {
        return ids(BOOKS);
    }

    /** The ids of those that ask whether the market data agree with themselves. */
    static Set<String> ofTheMarketData() {
        return ids(MARKET);
    }

    private static Set<String> ids(String beginning) {
        return all().stream()
                .map(Check::id)
                .filter(id -> id.startsWith(beginning))
                .collect(Collectors.toSet());
    }

    /**
     * Every inspection, in the order in which an audit makes them: what surrounds the file, its
     * schema, its pages, and then what they hold.
     *
     * @param sizes the one that measures
     */
    static List<Inspection> inspections(Sizes sizes) {
        return List.of(
                new ReadablePages(),
                new SqliteLibrary(),
                new SecondLibrary(),
                new FilePlace(),
                new Permissions(),
                new FileSettings(),
                new ConnectionSettings(),
                new Log(),
                new Freelist(),
                new FreeDisk(),
                new ApplicationId(),
                new MigrationsApplied(),
                new SchemaDrift(),
                new TableShape(),
                new Views(),
                new KeysLeft(),
                new ForeignKeyIndexes(),
                new RedundantIndexes(),
                new UnusedIndexes(),
                new MissingIndexes(),
                new Analysed(),
                new PageCheck(),
                new ForeignKeys(),
                new ValueTypes(),
                new StaleStatistics(),
                new Orders(),
                new Bookings(),
                new PositionChanges(),
                new Ledger(),
                new RiskLimits(),
                new AuditChain(),
                new Candles(),
                new PackedTicks(),
                sizes);
    }
}
