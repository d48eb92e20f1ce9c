package dev.tradekeep.store.queries;

import dev.tradekeep.store.alerts.AlertListing;
import dev.tradekeep.store.alerts.AlertQuery;
import dev.tradekeep.store.alerts.ChannelQuery;
import dev.tradekeep.store.alerts.MessageQuery;
import dev.tradekeep.store.alerts.RuleQuery;
import dev.tradekeep.store.auditlog.AuditLogListing;
import dev.tradekeep.store.auditlog.AuditLogQuery;
import dev.tradekeep.store.connections.BlockQuery;
import dev.tradekeep.store.connections.ConnectionListing;
import dev.tradekeep.store.connections.ConnectionQuery;
import dev.tradekeep.store.connections.HealthQuery;
import dev.tradekeep.store.connections.SecretQuery;
import dev.tradekeep.store.engines.EngineListing;
import dev.tradekeep.store.engines.EnginePresetQuery;
import dev.tradekeep.store.engines.EngineProgressQuery;
import dev.tradekeep.store.engines.EngineQuery;
import dev.tradekeep.store.engines.EngineVenueQuery;
import dev.tradekeep.store.follows.FollowListing;
import dev.tradekeep.store.follows.FollowQuery;
import dev.tradekeep.store.instruments.FilterQuery;
import dev.tradekeep.store.instruments.InstrumentCatalogueQuery;
import dev.tradekeep.store.instruments.InstrumentListing;
import dev.tradekeep.store.instruments.InstrumentQuery;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.orders.GroupQuery;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.orders.OrderQuery;
import dev.tradekeep.store.performance.PerformanceListing;
import dev.tradekeep.store.performance.PerformanceQuery;
import dev.tradekeep.store.portfolio.FundingQuery;
import dev.tradekeep.store.portfolio.MovementQuery;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.portfolio.PortfolioQuery;
import dev.tradekeep.store.portfolio.TransferQuery;
import dev.tradekeep.store.removal.RemovalQuery;
import dev.tradekeep.store.risk.RiskListing;
import dev.tradekeep.store.risk.RiskQuery;
import dev.tradekeep.store.settings.SettingsListing;
import dev.tradekeep.store.settings.SettingsQuery;
import dev.tradekeep.store.signals.SignalListing;
import dev.tradekeep.store.signals.SignalQuery;
import dev.tradekeep.store.sql.Query;
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

/** The queries that every store runs. */
public final class StoreQueries {
    private StoreQueries() {}

    /** All of them, package by package. */
    public static List<Query> all() {
        return Stream.<Query[]>of(
                        NameQuery.values(),
                        InstrumentQuery.values(),
                        InstrumentCatalogueQuery.values(),
                        FilterQuery.values(),
                        FollowQuery.values(),
                        PortfolioQuery.values(),
                        MovementQuery.values(),
                        TransferQuery.values(),
                        FundingQuery.values(),
                        EngineQuery.values(),
                        EnginePresetQuery.values(),
                        EngineProgressQuery.values(),
                        EngineVenueQuery.values(),
                        OrderQuery.values(),
                        GroupQuery.values(),
                        StrategyQuery.values(),
                        RiskQuery.values(),
                        PerformanceQuery.values(),
                        AuditLogQuery.values(),
                        ConnectionQuery.values(),
                        HealthQuery.values(),
                        BlockQuery.values(),
                        SecretQuery.values(),
                        AlertQuery.values(),
                        ChannelQuery.values(),
                        RuleQuery.values(),
                        MessageQuery.values(),
                        SignalQuery.values(),
                        StartupQuery.values(),
                        SettingsQuery.values(),
                        ApiTokenQuery.values(),
                        LoginAttemptQuery.values(),
                        SessionQuery.values(),
                        UserQuery.values(),
                        RemovalQuery.values(),
                        InstrumentListing.values(),
                        PortfolioListing.values(),
                        OrderListing.values(),
                        AuditLogListing.values(),
                        ConnectionListing.values(),
                        FollowListing.values(),
                        StartupListing.values(),
                        AlertListing.values(),
                        SignalListing.values(),
                        SettingsListing.values(),
                        UserListing.values(),
                        StrategyListing.values(),
                        EngineListing.values(),
                        RiskListing.values(),
                        PerformanceListing.values())
                .flatMap(Stream::of)
                .toList();
    }
}
