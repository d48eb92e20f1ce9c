package dev.tradekeep.store.engines;

import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class EngineSource {
    /** Of a rate in basis points, as SQL. */
    private static final String RATE_SCALE = Integer.toString(BasisPoints.SCALE);

    private static final ListingSource.Builder ENGINE_COLUMNS =
            ListingSource.named("engines", "exchanges trading portfolios")
                    .text("name", "n.name")
                    .text("mode", "n.mode")
                    .text("exchange", "x.code")
                    .text("connection", "c.name")
                    .text("portfolio", "f.name")
                    .bool("auto_start", "n.auto_start")
                    .text("desired_state", "n.desired_state")
                    .text("actual_state", "n.actual_state")
                    .text("owner_node", "n.owner_node")
                    .time("heartbeat_at", "n.heartbeat_at")
                    .time("created_at", "n.created_at")
                    .time("archived_at", "n.archived_at")
                    .text("fill_model", "w.fill_model")
                    .decimal("maker_fee_bps", "w.maker_fee", RATE_SCALE)
                    .decimal("taker_fee_bps", "w.taker_fee", RATE_SCALE)
                    .decimal("slippage_bps", "w.slippage", RATE_SCALE)
                    .integer("volume_share_bps", "w.volume_share_bps")
                    .text("volume_unit", "w.volume_unit")
                    .text("trading_days", "w.trading_days")
                    .integer("latency_micros", "w.latency_micros");

    private static final String ENGINE_NAMES =
            """

            LEFT JOIN exchanges AS x ON x.id = n.exchange_id
            LEFT JOIN exchange_connections AS c ON c.id = n.connection_id
            LEFT JOIN portfolios AS f ON f.id = n.portfolio_id
            LEFT JOIN engine_venues AS w ON w.engine_id = n.id\
            """;

    static final ListingSource ENGINES =
            ENGINE_COLUMNS.from("engines AS n" + ENGINE_NAMES).ascending("n.id");

    static final ListingSource ENGINES_BY_EXCHANGE =
            ENGINE_COLUMNS.ascending("n.exchange_id", "n.id");

    static final ListingSource ENGINES_BY_HEARTBEAT =
            ENGINE_COLUMNS.ascending("n.heartbeat_at", "n.id");

    static final ListingSource ENGINES_BY_PRESET =
            ENGINE_COLUMNS
                    .from(
                            "engine_presets AS y LEFT JOIN engines AS n ON n.id = y.engine_id"
                                    + ENGINE_NAMES)
                    .ascending("y.engine_id");

    static final ListingSource PRESETS =
            ListingSource.named("engine-presets", "what an engine runs, and for which portfolio")
                    .text("engine", "n.name")
                    .text("preset", "p.name")
                    .text("portfolio", "f.name")
                    .from(
                            """
                            engine_presets AS y
                            LEFT JOIN engines AS n ON n.id = y.engine_id
                            LEFT JOIN presets AS p ON p.id = y.preset_id
                            LEFT JOIN portfolios AS f ON f.id = y.portfolio_id\
                            """)
                    .ascending("y.preset_id");

    private static final ListingSource.Builder SLOT_COLUMNS =
            ListingSource.named(
                            "engine-slots",
                            "the strategies of engines by number: a preset on an instrument")
                    .text("engine", "n.name")
                    .integer("slot", "s.slot")
                    .text("preset", "p.name")
                    .text("instrument", "i.symbol")
                    .integer("interval_micros", "s.interval_micros")
                    .text("portfolio", "f.name")
                    .from(
                            """
                            engine_slots AS s
                            LEFT JOIN engines AS n ON n.id = s.engine_id
                            LEFT JOIN presets AS p ON p.id = s.preset_id
                            LEFT JOIN instruments AS i ON i.id = s.instrument_id
                            LEFT JOIN portfolios AS f ON f.id = s.portfolio_id\
                            """);

    static final ListingSource SLOTS = SLOT_COLUMNS.ascending("s.engine_id", "s.slot");

    private static final ListingSource.Builder RUN_COLUMNS =
            ListingSource.named("engine-runs", "the runs of engines, newest first")
                    .integer("id", "r.id")
                    .text("engine", "n.name")
                    .text("strategy", "r.strategy")
                    .text("status", "r.status")
                    .integer("candles", "r.candles")
                    .integer("incarnation", "r.incarnation")
                    .time("started_at", "r.started_at")
                    .time("ended_at", "r.ended_at")
                    .text("fill_model", "w.fill_model")
                    .decimal("maker_fee_bps", "w.maker_fee", RATE_SCALE)
                    .decimal("taker_fee_bps", "w.taker_fee", RATE_SCALE)
                    .decimal("slippage_bps", "w.slippage", RATE_SCALE)
                    .integer("volume_share_bps", "w.volume_share_bps")
                    .text("volume_unit", "w.volume_unit")
                    .text("trading_days", "w.trading_days")
                    .integer("latency_micros", "w.latency_micros")
                    .from(
                            """
                            engine_runs AS r
                            LEFT JOIN engines AS n ON n.id = r.engine_id
                            LEFT JOIN run_venues AS w ON w.engine_run_id = r.id\
                            """);

    static final ListingSource RUNS = RUN_COLUMNS.descending("r.id");

    static final ListingSource RUNS_BY_START = RUN_COLUMNS.descending("r.started_at", "r.id");

    private static final ListingSource.Builder EVENT_COLUMNS =
            ListingSource.named("engine-events", "what happened to engines, newest first")
                    .integer("id", "v.id")
                    .text("engine", "n.name")
                    .integer("run", "v.engine_run_id")
                    .text("event", "v.event")
                    .text("detail", "v.detail")
                    .time("occurred_at", "v.occurred_at")
                    .from("engine_events AS v LEFT JOIN engines AS n ON n.id = v.engine_id");

    static final ListingSource EVENTS = EVENT_COLUMNS.descending("v.id");

    static final ListingSource EVENTS_BY_TIME = EVENT_COLUMNS.descending("v.occurred_at", "v.id");

    private EngineSource() {}
}
