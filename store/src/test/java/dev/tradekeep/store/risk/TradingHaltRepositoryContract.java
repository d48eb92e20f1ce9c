package dev.tradekeep.store.risk;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradingHaltRepositoryContract extends StoreContract {
    private static final long NO_SUCH_ROW = 99;

    private long portfolio;
    private long instrument;

    @BeforeEach
    void makeRows() {
        World world = makeWorld();
        portfolio = world.portfolioId();
        instrument = world.listed().id();
    }

    @Test
    void holdsUntilItIsCleared() {
        long id = raise(HaltLevel.REDUCE_ONLY, portfolio, NOW);
        assertThat(held())
                .containsExactly(
                        new TradingHalt(
                                id,
                                HaltLevel.REDUCE_ONLY,
                                portfolio,
                                null,
                                null,
                                "too much",
                                null,
                                NOW));

        run(t -> new TradingHaltRepository(t).clear(id, null, NOW + 1));

        assertThat(held()).isEmpty();
        assertThat(rows("SELECT * FROM trading_halts"))
                .containsExactly("1|reduce_only|1|||too much||%d||%d".formatted(NOW, NOW + 1));
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> run(t -> new TradingHaltRepository(t).clear(id, null, NOW + 2)));
    }

    @Test
    void isRaisedOnceWhileItHolds() {
        long id = raise(HaltLevel.FLATTEN, null, NOW);

        assertThat(raise(HaltLevel.FLATTEN, null, NOW + 1)).isEqualTo(id);
        assertThat(raise(HaltLevel.FLATTEN, portfolio, NOW + 1)).isNotEqualTo(id);
        assertThat(raise(HaltLevel.NO_ENTRIES, null, NOW + 1)).isNotEqualTo(id);

        run(t -> new TradingHaltRepository(t).clear(id, null, NOW + 2));
        assertThat(raise(HaltLevel.FLATTEN, null, NOW + 3)).isNotEqualTo(id);
    }

    @Test
    void aClockThatWasSetBackLiftsNothing() {
        long id = raise(HaltLevel.FLATTEN, portfolio, NOW + 1_000_000);

        assertThat(held()).hasSize(1);
        run(t -> new TradingHaltRepository(t).clear(id, null, NOW));
        assertThat(held()).isEmpty();
    }

    @Test
    void holdsForOneInstrumentAndNamesItsLimit() {
        long limit =
                write(t ->
                        new RiskLimitRepository(t)
                                .set(
                                        new LimitTerms(
                                                RiskLimitKind.OPEN_ORDERS,
                                                LimitAction.HALT,
                                                RiskScope.EVERYTHING,
                                                null,
                                                1),
                                        NOW));
        TradingHaltRepository.Wanted wanted =
                new TradingHaltRepository.Wanted(
                        HaltLevel.NO_ENTRIES, portfolio, instrument, limit, "too many", null);
        long id = write(t -> new TradingHaltRepository(t).raise(wanted, NOW));

        assertThat(raise(HaltLevel.NO_ENTRIES, portfolio, NOW)).isNotEqualTo(id);
        assertThat((long) write(t -> new TradingHaltRepository(t).raise(wanted, NOW + 1)))
                .isEqualTo(id);
        assertThat(held().getFirst().instrumentId()).isEqualTo(instrument);
        assertThat(held().getFirst().limitId()).isEqualTo(limit);

        run(t -> new TradingHaltRepository(t).clearAllOf(portfolio, NOW + 2));
        assertThat(held()).isEmpty();
    }

    @Test
    void refusesAHaltWithoutReasonOrPortfolio() {
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED, () -> raise(HaltLevel.FLATTEN, NO_SUCH_ROW, NOW));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        write(t ->
                                new TradingHaltRepository(t)
                                        .raise(wanted(HaltLevel.FLATTEN, portfolio, ""), NOW)));
        assertThat(held()).isEmpty();
    }

    private long raise(HaltLevel level, @Nullable Long portfolioId, long at) {
        return write(t ->
                new TradingHaltRepository(t).raise(wanted(level, portfolioId, "too much"), at));
    }

    private static TradingHaltRepository.Wanted wanted(
            HaltLevel level, @Nullable Long portfolioId, String reason) {
        return new TradingHaltRepository.Wanted(level, portfolioId, null, null, reason, null);
    }

    private List<TradingHalt> held() {
        return read(t -> new TradingHaltRepository(t).held());
    }
}
