package dev.tradekeep.store.risk;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskLimitRepositoryContract extends StoreContract {
    private static final long NO_SUCH_ROW = 99;

    private long portfolio;
    private long instrument;
    private long engine;
    private long otherPortfolio;
    private long otherEngine;
    private long quoteAsset;
    private long baseAsset;

    @BeforeEach
    void makeRows() {
        World world = makeWorld();
        portfolio = world.portfolioId();
        instrument = world.listed().id();
        quoteAsset = world.listed().quoteAssetId();
        baseAsset = world.listed().baseAssetId();
        engine = world.engineId();
        otherPortfolio = write(t -> new PortfolioRepository(t).ensure("other", NOW));
        otherEngine =
                write(t ->
                        new EngineRepository(t)
                                .ensure(
                                        "other",
                                        EngineMode.PAPER,
                                        world.listed().exchangeId(),
                                        otherPortfolio,
                                        NOW));
    }

    @Test
    void keepsEveryColumnOfALimit() {
        set(RiskLimitKind.DAILY_LOSS, new RiskScope(portfolio, instrument, engine), 500);

        assertThat(rows("SELECT * FROM risk_limits"))
                .containsExactly(
                        "1|daily_loss|deny|1|1|1|%d|500|1|%d|%d".formatted(quoteAsset, NOW, NOW));
    }

    @Test
    void setsTheLimitOfAKindAndScopeAnew() {
        long id = set(RiskLimitKind.DAILY_LOSS, RiskScope.EVERYTHING, 500);
        run(t -> new RiskLimitRepository(t).setEnabled(id, false, NOW + 1));

        long again =
                write(t ->
                        new RiskLimitRepository(t)
                                .set(
                                        terms(RiskLimitKind.DAILY_LOSS, RiskScope.EVERYTHING, 700),
                                        NOW + 2));
        set(RiskLimitKind.OPEN_ORDERS, RiskScope.EVERYTHING, 3);
        set(RiskLimitKind.DAILY_LOSS, scope(portfolio, null, null), 100);

        write(t ->
                new RiskLimitRepository(t)
                        .set(
                                new LimitTerms(
                                        RiskLimitKind.DAILY_LOSS,
                                        LimitAction.HALT,
                                        RiskScope.EVERYTHING,
                                        quoteAsset,
                                        900),
                                NOW));
        assertThat(again).isEqualTo(id);
        assertThat(rows("SELECT kind, value, enabled, updated_at FROM risk_limits"))
                .containsExactly(
                        "daily_loss|700|1|" + (NOW + 2),
                        "open_orders|3|1|" + NOW,
                        "daily_loss|100|1|" + NOW,
                        "daily_loss|900|1|" + NOW);
    }

    @Test
    void findsThoseThatAnOrderMustKeepNarrowestFirst() {
        set(RiskLimitKind.OPEN_ORDERS, RiskScope.EVERYTHING, 1);
        set(RiskLimitKind.OPEN_ORDERS, scope(portfolio, null, null), 2);
        set(RiskLimitKind.OPEN_ORDERS, scope(null, instrument, null), 3);
        set(RiskLimitKind.OPEN_ORDERS, scope(null, null, engine), 4);
        set(RiskLimitKind.OPEN_ORDERS, scope(portfolio, instrument, null), 5);
        set(RiskLimitKind.OPEN_ORDERS, scope(portfolio, instrument, engine), 6);
        set(RiskLimitKind.OPEN_ORDERS, scope(otherPortfolio, null, null), 7);
        set(RiskLimitKind.OPEN_ORDERS, scope(otherPortfolio, instrument, null), 8);
        set(RiskLimitKind.OPEN_ORDERS, scope(null, null, otherEngine), 9);
        set(RiskLimitKind.OPEN_ORDERS, scope(otherPortfolio, null, engine), 10);

        assertThat(valuesOf(portfolio, instrument, engine))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L)
                .startsWith(4L, 6L)
                .endsWith(2L, 1L);
        assertThat(valuesOf(otherPortfolio, instrument, otherEngine))
                .containsExactlyInAnyOrder(1L, 3L, 7L, 8L, 9L);
        assertThat(valuesOf(NO_SUCH_ROW, NO_SUCH_ROW, NO_SUCH_ROW)).containsExactly(1L);
    }

    @Test
    void aDisabledLimitBindsNobody() {
        long id = set(RiskLimitKind.DRAWDOWN_BPS, RiskScope.EVERYTHING, 1);

        run(t -> new RiskLimitRepository(t).setEnabled(id, false, NOW + 1));
        assertThat(valuesOf(portfolio, instrument, engine)).isEmpty();

        run(t -> new RiskLimitRepository(t).setEnabled(id, true, NOW + 2));
        assertThat(valuesOf(portfolio, instrument, engine)).containsExactly(1L);
    }

    @Test
    void refusesWhatIsNotThereOrBelowZero() {
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> run(t -> new RiskLimitRepository(t).setEnabled(NO_SUCH_ROW, true, NOW)));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> set(RiskLimitKind.DAILY_LOSS, scope(NO_SUCH_ROW, null, null), 1));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> set(RiskLimitKind.DAILY_LOSS, RiskScope.EVERYTHING, -1));
    }

    @Test
    void keepsEveryColumnOfARiskEventAndForgetsOldOnesInSteps() {
        long limit = set(RiskLimitKind.DAILY_LOSS, RiskScope.EVERYTHING, 500);
        for (int i = 1; i <= 3; i++) {
            long at = NOW + i;
            run(t ->
                    new RiskEventRepository(t)
                            .save(
                                    new RiskEvent(
                                            RiskEventKind.DENIAL,
                                            null,
                                            "NO_PRICE",
                                            1,
                                            portfolio,
                                            instrument,
                                            "o-1",
                                            "There is none.",
                                            "key-" + at,
                                            1,
                                            at)));
        }
        run(t ->
                new RiskEventRepository(t)
                        .save(
                                new RiskEvent(
                                        RiskEventKind.BREACH,
                                        limit,
                                        "DAILY_LOSS",
                                        1,
                                        portfolio,
                                        null,
                                        null,
                                        "Lost.",
                                        "loss",
                                        1,
                                        NOW + 4)));
        run(t ->
                new RiskEventRepository(t)
                        .save(
                                new RiskEvent(
                                        RiskEventKind.BREACH,
                                        limit,
                                        "DAILY_LOSS",
                                        1,
                                        portfolio,
                                        null,
                                        null,
                                        "Lost more.",
                                        "loss",
                                        43_200,
                                        NOW + 9)));
        assertThat(rows("SELECT * FROM risk_events WHERE id IN (1, 4)"))
                .containsExactly(
                        "1|denial||NO_PRICE|1|1|1|o-1|There is none.|key-%d|1|%d|%d"
                                .formatted(NOW + 1, NOW + 1, NOW + 1),
                        "4|breach|1|DAILY_LOSS|1|1|||Lost.|loss|43200|%d|%d"
                                .formatted(NOW + 9, NOW + 4));

        List<RiskCount> counts = read(t -> new RiskEventRepository(t).ofRun(1));
        assertThat(counts)
                .containsExactly(
                        new RiskCount(RiskEventKind.DENIAL, "NO_PRICE", null, "There is none.", 3),
                        new RiskCount(RiskEventKind.BREACH, "DAILY_LOSS", limit, "Lost.", 43_200));
        long first = write(t -> new RiskEventRepository(t).delete(NOW + 4, 2));
        long second = write(t -> new RiskEventRepository(t).delete(NOW + 4, 2));

        assertThat(List.of(first, second)).containsExactly(2L, 1L);
        assertThat(rows("SELECT kind FROM risk_events")).containsExactly("breach");
    }

    private static RiskScope scope(
            @Nullable Long portfolio, @Nullable Long instrument, @Nullable Long engine) {
        return new RiskScope(portfolio, instrument, engine);
    }

    private long set(RiskLimitKind kind, RiskScope scope, long value) {
        return write(t -> new RiskLimitRepository(t).set(terms(kind, scope, value), NOW));
    }

    private LimitTerms terms(RiskLimitKind kind, RiskScope scope, long value) {
        return new LimitTerms(
                kind,
                LimitAction.DENY,
                scope,
                switch (kind.unit()) {
                    case MONEY -> quoteAsset;
                    case QUANTITY -> baseAsset;
                    case COUNT, BASIS_POINTS, SECONDS -> null;
                },
                value);
    }

    private List<Long> valuesOf(long portfolio, long instrument, long engine) {
        return read(t -> new RiskLimitRepository(t).of(portfolio, instrument, engine)).stream()
                .map(RiskLimit::value)
                .toList();
    }
}
