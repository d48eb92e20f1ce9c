package dev.tradekeep.store.strategies;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacktestRepositoryContract extends StoreContract {
    /** Rows of tables that this module does not write itself. */
    private enum Rows implements Query {
        CANDLE_SERIES(
                """
                INSERT INTO candle_series (instrument_id, interval_micros, source, volume_scale, candles)
                VALUES (?1, 60000000, 'file', 8, 0)\
                """);

        private final String sql;

        Rows(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    private World world;
    private long series;
    private long strategy;

    @BeforeEach
    void makeRows() {
        world = makeWorld();
        strategy = write(t -> new StrategyRepository(t).ensure("crossover", "Crosses.", NOW));
        series = write(t -> t.insert(Rows.CANDLE_SERIES, p -> p.set(1, world.listed().id())));
    }

    @Test
    void keepsEveryColumnOfAResultItsCurveAndItsRoundTrips() {
        long id =
                write(t ->
                        new BacktestRepository(t)
                                .insert(
                                        result(null),
                                        List.of(
                                                new CurvePoint(1, 100, 0),
                                                new CurvePoint(2, -90, 19_000))));
        run(t -> {
            try (RoundTripAppender trips = new BacktestRepository(t).appendRoundTrips(id)) {
                trips.add(0, new RoundTrip(Side.BUY, 5, 50, 43, -7, 1, 9L, -8, 2, NOW, NOW + 1));
                trips.add(
                        1,
                        new RoundTrip(Side.SELL, 6, 60, 52, 8, 2, null, -1, 9, NOW + 2, NOW + 3));
            }
        });

        assertThat(rows("SELECT * FROM backtests"))
                .containsExactly(
                        "%d|1|1||%d|fast=2|USD|%d|10|20|100|-90|19000|11|4|2|1|3|7|1|%d"
                                .formatted(
                                        id,
                                        series,
                                        world.listed().instrument().quote().scale(),
                                        NOW));
        assertThat(rows("SELECT * FROM backtest_equity"))
                .containsExactly(id + "|1|100|0", id + "|2|-90|19000");
        assertThat(rows("SELECT * FROM backtest_trades"))
                .containsExactly(
                        "%d|1|0|BUY|5|50|43|-7|1|9|-8|2|%d|%d".formatted(id, NOW, NOW + 1),
                        "%d|2|1|SELL|6|60|52|8|2||-1|9|%d|%d".formatted(id, NOW + 2, NOW + 3));
    }

    @Test
    void namesThePresetThatWasRun() {
        long preset =
                write(t ->
                        new PresetRepository(t)
                                .create(strategy, "quick", PresetTerms.of(""), List.of(), NOW));

        write(t -> new BacktestRepository(t).insert(result(preset), List.of()));

        assertThat(rows("SELECT preset_id FROM backtests")).containsExactly(Long.toString(preset));
    }

    @Test
    void aRunHasOneResult() {
        write(t -> new BacktestRepository(t).insert(result(null), List.of()));

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> write(t -> new BacktestRepository(t).insert(result(null), List.of())));
    }

    @Test
    void refusesACurveBeyondItsBound() {
        List<CurvePoint> curve =
                Collections.nCopies(
                        BacktestRepository.CURVE_POINTS_MAX + 1, new CurvePoint(1, 1, 0));

        assertThatThrownBy(() -> write(t -> new BacktestRepository(t).insert(result(null), curve)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows("SELECT * FROM backtests")).isEmpty();
    }

    @Test
    void keepsEveryColumnOfASignal() {
        Signal signal = new Signal(Side.BUY, 43, "crossed", "o-1", NOW + 1);
        run(t -> new SignalRepository(t).insert(world.runId(), world.listed().id(), signal));

        assertThat(rows("SELECT * FROM signals"))
                .containsExactly("1|1|1|BUY|43|crossed|o-1|" + (NOW + 1));
    }

    @Test
    void refusesASignalWithoutAPrice() {
        Signal signal = new Signal(Side.BUY, 0, "", "o-1", NOW);

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t ->
                                new SignalRepository(t)
                                        .insert(world.runId(), world.listed().id(), signal)));
    }

    private BacktestResult result(@Nullable Long preset) {
        return new BacktestResult(
                world.runId(),
                strategy,
                preset,
                series,
                "fast=2",
                world.listed().instrument().quote(),
                10,
                20,
                100,
                -90,
                19_000,
                11,
                4,
                2,
                1,
                3,
                7,
                1,
                NOW);
    }
}
