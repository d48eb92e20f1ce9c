package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.listing.NameQuery;

/** The ways to read portfolios, balances, positions and the ledger. */
public enum PortfolioListing implements Listing {
    PORTFOLIOS(PortfolioSource.PORTFOLIOS, "f.archived_at IS NULL"),
    PORTFOLIOS_ARCHIVED(
            PortfolioSource.PORTFOLIOS, "f.archived_at IS NOT NULL", CommonFilters.ARCHIVED),
    BALANCES(PortfolioSource.BALANCES, ""),
    BALANCES_OF_PORTFOLIO(PortfolioSource.BALANCES, "b.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    BALANCES_OF_ASSET(PortfolioSource.BALANCES_BY_PORTFOLIO, "b.asset_id = ?1", Filters.ASSET),
    POSITIONS(PortfolioSource.POSITIONS, ""),
    POSITIONS_OPEN(PortfolioSource.POSITIONS, "h.quantity <> 0", Filters.OPEN),
    POSITIONS_OF_PORTFOLIO(
            PortfolioSource.POSITIONS, "h.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    POSITIONS_OF_INSTRUMENT(
            PortfolioSource.POSITIONS_BY_PORTFOLIO,
            "h.instrument_id = ?1",
            CommonFilters.INSTRUMENT),
    OPEN_POSITIONS_OF_PORTFOLIO(
            PortfolioSource.POSITIONS,
            "h.portfolio_id = ?1 AND h.quantity <> 0",
            CommonFilters.PORTFOLIO,
            Filters.OPEN),
    POSITION_CHANGES(PortfolioSource.POSITION_CHANGES, ""),
    POSITION_CHANGES_OF_POSITION(
            PortfolioSource.POSITION_CHANGES,
            "c.portfolio_id = ?1 AND c.instrument_id = ?2",
            CommonFilters.PORTFOLIO,
            CommonFilters.INSTRUMENT),
    TRANSFERS(PortfolioSource.TRANSFERS, ""),
    TRANSFERS_FROM(
            PortfolioSource.TRANSFERS,
            "m.from_portfolio_id = ?1",
            Filter.name("from", NameQuery.PORTFOLIO, "the portfolio that it left")),
    TRANSFERS_TO(
            PortfolioSource.TRANSFERS,
            "m.to_portfolio_id = ?1",
            Filter.name("to", NameQuery.PORTFOLIO, "the portfolio that it reaches")),
    TRANSFERS_OF_ASSET(PortfolioSource.TRANSFERS, "m.asset_id = ?1", Filters.ASSET),
    TRANSFERS_OPEN(
            PortfolioSource.TRANSFERS,
            "m.arrived_at IS NULL",
            Filter.flag("in-transit", "only those that have not arrived")),
    FUNDING(PortfolioSource.FUNDING, ""),
    FUNDING_OF_PORTFOLIO(
            PortfolioSource.FUNDING_BY_INSTRUMENT, "p.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    FUNDING_OF_INSTRUMENT(
            PortfolioSource.FUNDING, "p.instrument_id = ?1", CommonFilters.INSTRUMENT),
    FUNDING_OF_ASSET(PortfolioSource.FUNDING, "p.asset_id = ?1", Filters.ASSET),
    LEDGER(PortfolioSource.LEDGER, ""),
    LEDGER_OF_ASSET(
            PortfolioSource.LEDGER,
            "e.portfolio_id = ?1 AND e.asset_id = ?2",
            CommonFilters.PORTFOLIO,
            Filters.ASSET),
    LEDGER_OF_TRADE(
            PortfolioSource.LEDGER,
            "e.trade_id = ?1",
            Filter.integer("trade", "the id of a trade"));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter ASSET = Filter.name("asset", NameQuery.ASSET, "the code of an asset");
        static final Filter OPEN = Filter.flag("open", "only those that are not flat");
    }

    private final ListingDefinition definition;

    PortfolioListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
