package dev.tradekeep.store.engines;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.engines.EnginePresetRepository.EnginePreset;
import dev.tradekeep.store.engines.EnginePresetRepository.EngineSlot;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetTerms;
import dev.tradekeep.store.strategies.StrategyRepository;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineRepositoryContract extends StoreContract {
    private static final long NO_SUCH_ROW = 99;
    private static final String NODE = "node-a";
    private static final String OTHER = "node-b";

    /** No owner is silent since then. */
    private static final long NEVER = Long.MIN_VALUE;

    private World world;
    private long id;

    @BeforeEach
    void makeRows() {
        world = makeWorld();
        id = world.engineId();
    }

    @Test
    void anEngineIsMadeOnceAndStopped() {
        long exchange = world.listed().exchangeId();
        long again =
                write(t ->
                        new EngineRepository(t)
                                .ensure(
                                        "engine",
                                        EngineMode.LIVE,
                                        exchange,
                                        world.portfolioId(),
                                        NOW + 1));

        assertThat(again).isEqualTo(id);
        assertThat(engine())
                .isEqualTo(
                        new Engine(
                                id,
                                "engine",
                                EngineMode.BACKTEST,
                                exchange,
                                null,
                                world.portfolioId(),
                                false,
                                EngineState.STOPPED,
                                EngineState.STOPPED,
                                null,
                                null));
        assertThat(rows("SELECT created_at FROM engines")).containsExactly(Long.toString(NOW));
        Optional<Engine> other = read(t -> new EngineRepository(t).find("other"));
        assertThat(other).isEmpty();
    }

    @Test
    void startsByItselfWhenItWasToldTo() {
        assertThat(autoStarted()).isEmpty();

        run(t -> new EngineRepository(t).configure(id, null, true));
        run(t -> new EngineRepository(t).setDesired(id, EngineState.RUNNING));

        assertThat(autoStarted()).containsExactly(engine());
        assertThat(engine().desiredState()).isEqualTo(EngineState.RUNNING);
        assertThat(engine().actualState()).isEqualTo(EngineState.STOPPED);
    }

    @Test
    void keepsWhatItRunsByNameAndItsStrategiesByNumber() {
        long slow = preset("slow");
        long quick = preset("quick");
        long portfolio = world.portfolioId();
        run(t -> new EnginePresetRepository(t).add(id, new EnginePreset(slow, portfolio)));
        run(t -> new EnginePresetRepository(t).add(id, new EnginePreset(quick, portfolio)));
        EngineSlot slot =
                new EngineSlot(0, slow, world.listed().id(), Interval.ONE_MINUTE, portfolio);
        run(t -> new EnginePresetRepository(t).add(id, slot));

        List<EnginePreset> presets = read(t -> new EnginePresetRepository(t).presets(id));
        List<EngineSlot> slots = read(t -> new EnginePresetRepository(t).slots(id));

        assertThat(presets)
                .containsExactly(
                        new EnginePreset(quick, portfolio), new EnginePreset(slow, portfolio));
        assertThat(slots).containsExactly(slot);
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> run(t -> new EnginePresetRepository(t).add(id, slot)));
    }

    private long preset(String name) {
        return write(t -> {
            long strategy = new StrategyRepository(t).ensure("crossover", "Crosses.", NOW);
            return new PresetRepository(t)
                    .create(strategy, name, PresetTerms.of(""), List.of(), NOW);
        });
    }

    @Test
    void hasOneOwnerAtATime() {
        assertThat(claim(NODE, NOW, NEVER)).isTrue();
        assertThat(claim(OTHER, NOW, NEVER)).isFalse();
        assertThat(claim(NODE, NOW + 1, NEVER)).as("again").isTrue();
        assertThat(engine().ownerNode()).isEqualTo(NODE);
        assertThat(engine().actualState()).isEqualTo(EngineState.STARTING);
        assertThat(engine().heartbeatAt()).isEqualTo(NOW + 1);

        assertThat(release(OTHER, EngineState.FAILED)).isFalse();
        assertThat(engine().ownerNode()).isEqualTo(NODE);
        assertThat(release(NODE, EngineState.STOPPED)).isTrue();
        assertThat(engine().ownerNode()).isNull();
        assertThat(engine().heartbeatAt()).isNull();
        assertThat(claim(OTHER, NOW + 2, NEVER)).isTrue();
    }

    @Test
    void losesTheEngineWhenItIsSilent() {
        claim(NODE, NOW, NEVER);

        assertThat(claim(OTHER, NOW + 9, NOW)).as("heard of at that very time").isFalse();
        assertThat(claim(OTHER, NOW + 9, NOW + 1)).isTrue();
        assertThat(beat(NODE, NOW + 10)).as("it must stop").isFalse();
        assertThat(beat(OTHER, NOW + 10)).isTrue();
        assertThat(engine().heartbeatAt()).isEqualTo(NOW + 10);
        assertThat(engine().actualState()).isEqualTo(EngineState.RUNNING);
    }

    @Test
    void findsThoseThatAreSilent() {
        claim(NODE, NOW, NEVER);
        assertThat(silentSince(NOW + 5)).as("it has not run yet").isEmpty();

        beat(NODE, NOW + 1);

        assertThat(silentSince(NOW + 1)).isEmpty();
        assertThat(silentSince(NOW + 2)).containsExactly(engine());
    }

    @Test
    void refusesAnEngineThatIsNotThere() {
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> run(t -> new EngineRepository(t).configure(NO_SUCH_ROW, null, true)));
        assertFails(
                ErrorCode.NOT_FOUND,
                () ->
                        run(t ->
                                new EngineRepository(t)
                                        .setDesired(NO_SUCH_ROW, EngineState.RUNNING)));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> run(t -> new EngineRepository(t).setDesired(id, EngineState.FAILED)));
    }

    private Engine engine() {
        return read(t -> new EngineRepository(t).find("engine").orElseThrow());
    }

    private List<Engine> autoStarted() {
        return read(t -> new EngineRepository(t).autoStarted());
    }

    private List<Engine> silentSince(long at) {
        return read(t -> new EngineRepository(t).silentSince(at));
    }

    private boolean claim(String node, long at, long silentBefore) {
        return write(t -> new EngineRepository(t).claim(id, node, at, silentBefore));
    }

    private boolean beat(String node, long at) {
        return write(t -> new EngineRepository(t).beat(id, node, EngineState.RUNNING, at));
    }

    private boolean release(String node, EngineState state) {
        return write(t -> new EngineRepository(t).release(id, node, state));
    }
}
