package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.alerts.AlertService;
import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.follow.MarketFollower;
import dev.tradekeep.app.jobs.Jobs;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.upkeep.UpkeepService;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.store.sqlite.Database;

/**
 * What the routes are made for, once the database is open; each route gets of it what it needs.
 *
 * @param database writes
 * @param readers read
 * @param engines trade
 * @param upkeep keeps the file in order
 * @param jobs commands that take a while
 * @param strategies that engines may run
 * @param connections our accounts at exchanges
 * @param venues the exchanges that can be spoken to
 * @param follower what is kept coming from them
 * @param alerts tells people of alerts
 */
public record Services(
        Database database,
        ReaderPool readers,
        EngineManager engines,
        UpkeepService upkeep,
        Jobs jobs,
        StrategyShelf strategies,
        ConnectionManager connections,
        VenueShelf venues,
        MarketFollower follower,
        AlertService alerts) {}
