package dev.tradekeep.app.queries;

import dev.tradekeep.market.series.CandleQuery;
import dev.tradekeep.market.series.ImportQuery;
import dev.tradekeep.market.series.MarketListing;
import dev.tradekeep.market.series.RollupQuery;
import dev.tradekeep.market.series.TickChunkQuery;
import dev.tradekeep.market.series.TickQuery;
import dev.tradekeep.store.alerts.AlertListing;
import dev.tradekeep.store.alerts.AlertQuery;
import dev.tradekeep.store.auditlog.AuditLogListing;
import dev.tradekeep.store.auditlog.AuditLogQuery;
import dev.tradekeep.store.connections.ConnectionListing;
import dev.tradekeep.store.connections.ConnectionQuery;
import dev.tradekeep.store.connections.HealthQuery;
import dev.tradekeep.store.connections.SecretQuery;
import dev.tradekeep.store.engines.EngineListing;
import dev.tradekeep.store.engines.EngineQuery;
import dev.tradekeep.store.instruments.InstrumentCatalogueQuery;
import dev.tradekeep.store.instruments.InstrumentListing;
import dev.tradekeep.store.instruments.InstrumentQuery;
import dev.tradekeep.store.listing.ListingCatalogue;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.orders.OrderQuery;
import dev.tradekeep.store.performance.PerformanceListing;
import dev.tradekeep.store.performance.PerformanceQuery;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.portfolio.PortfolioQuery;
import dev.tradekeep.store.risk.RiskListing;
import dev.tradekeep.store.risk.RiskQuery;
import dev.tradekeep.store.settings.SettingsListing;
import dev.tradekeep.store.settings.SettingsQuery;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.audit.FindingListing;
import dev.tradekeep.store.sqlite.audit.FindingQuery;
import dev.tradekeep.store.sqlite.audit.books.BooksQuery;
import dev.tradekeep.store.sqlite.audit.index.ObservedQuery;
import dev.tradekeep.store.sqlite.audit.market.MarketAuditQuery;
import dev.tradekeep.store.sqlite.backup.BackupListing;
import dev.tradekeep.store.sqlite.backup.BackupQuery;
import dev.tradekeep.store.sqlite.bulk.BulkQuery;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceListing;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceQuery;
import dev.tradekeep.store.sqlite.migrate.MigrationQuery;
import dev.tradekeep.store.sqlite.statistics.SlowQueryListing;
import dev.tradekeep.store.sqlite.statistics.SlowQueryQuery;
import dev.tradekeep.store.startups.StartupListing;
import dev.tradekeep.store.startups.StartupQuery;
import dev.tradekeep.store.strategies.StrategyListing;
import dev.tradekeep.store.strategies.StrategyQuery;
import dev.tradekeep.store.users.ApiTokenQuery;
import dev.tradekeep.store.users.LoginAttemptQuery;
import dev.tradekeep.store.users.SessionQuery;
import dev.tradekeep.store.users.UserListing;
import dev.tradekeep.store.users.UserQuery;
import java.util.List;
import java.util.stream.Stream;

/** Every query of the store. */
public final class QueryCatalogue {
    private QueryCatalogue() {}

    /** All of them, package by package. */
    public static List<Query> all() {
        return Stream.<Query[]>of(
                        MigrationQuery.values(),
                        BulkQuery.values(),
                        NameQuery.values(),
                        InstrumentQuery.values(),
                        InstrumentCatalogueQuery.values(),
                        PortfolioQuery.values(),
                        EngineQuery.values(),
                        OrderQuery.values(),
                        CandleQuery.values(),
                        RollupQuery.values(),
                        TickQuery.values(),
                        TickChunkQuery.values(),
                        ImportQuery.values(),
                        MarketAuditQuery.values(),
                        StrategyQuery.values(),
                        RiskQuery.values(),
                        PerformanceQuery.values(),
                        BooksQuery.values(),
                        ObservedQuery.values(),
                        AuditLogQuery.values(),
                        ConnectionQuery.values(),
                        HealthQuery.values(),
                        SecretQuery.values(),
                        AlertQuery.values(),
                        BackupQuery.values(),
                        FindingQuery.values(),
                        MaintenanceQuery.values(),
                        SlowQueryQuery.values(),
                        StartupQuery.values(),
                        SettingsQuery.values(),
                        ApiTokenQuery.values(),
                        LoginAttemptQuery.values(),
                        SessionQuery.values(),
                        UserQuery.values(),
                        InstrumentListing.values(),
                        PortfolioListing.values(),
                        OrderListing.values(),
                        MarketListing.values(),
                        AuditLogListing.values(),
                        ConnectionListing.values(),
                        StartupListing.values(),
                        MaintenanceListing.values(),
                        FindingListing.values(),
                        SlowQueryListing.values(),
                        BackupListing.values(),
                        AlertListing.values(),
                        SettingsListing.values(),
                        UserListing.values(),
                        StrategyListing.values(),
                        EngineListing.values(),
                        RiskListing.values(),
                        PerformanceListing.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** Those of them that people read page by page. */
    public static ListingCatalogue listings() {
        return new ListingCatalogue(all());
    }
}
