package dev.tradekeep.store.strategies;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresetRepositoryContract extends StoreContract {
    private static final long NO_SUCH_ROW = 99;

    private long instrument;
    private long strategy;

    @BeforeEach
    void makeRows() {
        instrument = makeWorld().listed().id();
        strategy = write(t -> new StrategyRepository(t).ensure("crossover", "Crosses.", NOW));
    }

    @Test
    void aStrategyIsMadeOnceAndItsDescriptionReplaced() {
        long again = write(t -> new StrategyRepository(t).ensure("crossover", "Better.", NOW + 1));

        assertThat(again).isEqualTo(strategy);
        assertThat(rows("SELECT * FROM strategies"))
                .containsExactly(strategy + "|crossover|Better.|" + NOW);
    }

    @Test
    void keepsEveryColumnOfAPresetAndWhatItTrades() {
        long id = create("quick", List.of(instrument, instrument));

        assertThat(find("quick"))
                .contains(
                        new Preset(
                                id,
                                "crossover",
                                "quick",
                                new PresetTerms("fast=2", new Interval(60_000_000), true),
                                PresetStatus.ACTIVE,
                                NOW,
                                NOW));
        assertThat(instruments(id)).containsExactly(instrument);
        assertThat(find("slow")).isEmpty();
    }

    @Test
    void updatesParametersAndInstruments() {
        long id = create("quick", List.of(instrument));

        run(t -> new PresetRepository(t).update(id, PresetTerms.of("fast=3"), List.of(), NOW + 5));

        assertThat(
                        rows(
                                "SELECT parameters, interval_micros, own_portfolio, created_at,"
                                        + " updated_at FROM presets"))
                .containsExactly("fast=3||0|" + NOW + "|" + (NOW + 5));
        assertThat(instruments(id)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackDoesNotMoveTheLastChangeBack() {
        long id = create("quick", List.of());

        run(t -> new PresetRepository(t).update(id, PresetTerms.of("fast=3"), List.of(), NOW - 5));

        assertThat(rows("SELECT updated_at FROM presets")).containsExactly(Long.toString(NOW));
    }

    @Test
    void archivesAndBringsBack() {
        long id = create("quick", List.of());

        run(t -> new PresetRepository(t).setStatus(id, PresetStatus.ARCHIVED, NOW + 1));
        assertThat(rows("SELECT status FROM presets")).containsExactly("archived");

        run(t -> new PresetRepository(t).setStatus(id, PresetStatus.ACTIVE, NOW + 2));
        assertThat(rows("SELECT status FROM presets")).containsExactly("active");
    }

    @Test
    void refusesANameThatIsTakenAndRowsThatAreNotThere() {
        create("quick", List.of());

        assertFails(ErrorCode.CONFLICT, () -> create("quick", List.of()))
                .hasMessageContaining("quick");
        assertFails(ErrorCode.CONSTRAINT_VIOLATED, () -> create("other", List.of(NO_SUCH_ROW)));
        assertFails(
                ErrorCode.NOT_FOUND,
                () ->
                        run(t ->
                                new PresetRepository(t)
                                        .update(NO_SUCH_ROW, PresetTerms.of(""), List.of(), NOW)));
        assertFails(
                ErrorCode.NOT_FOUND,
                () ->
                        run(t ->
                                new PresetRepository(t)
                                        .setStatus(NO_SUCH_ROW, PresetStatus.ACTIVE, NOW)));
        assertThat(rows("SELECT name FROM presets")).containsExactly("quick");
    }

    private Optional<Preset> find(String name) {
        return read(t -> new PresetRepository(t).find(name));
    }

    private List<Long> instruments(long id) {
        return read(t -> new PresetRepository(t).instruments(id));
    }

    private long create(String name, List<Long> instruments) {
        return write(t ->
                new PresetRepository(t)
                        .create(
                                strategy,
                                name,
                                new PresetTerms("fast=2", Interval.ONE_MINUTE, true),
                                instruments,
                                NOW));
    }
}
