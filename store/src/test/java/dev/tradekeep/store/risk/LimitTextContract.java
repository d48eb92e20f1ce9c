package dev.tradekeep.store.risk;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.testing.StoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits are read exactly as people say them, and nothing that would bound nothing. */
class LimitTextContract extends StoreContract {
    private static final RiskScope ALL = RiskScope.EVERYTHING;

    private long base;
    private long quote;
    private RiskScope instrument;
    private RiskScope engine;
    private RiskScope portfolio;

    @BeforeEach
    void makeRows() {
        World world = makeWorld();
        base = world.listed().baseAssetId();
        quote = world.listed().quoteAssetId();
        instrument = new RiskScope(null, world.listed().id(), null);
        engine = new RiskScope(null, null, world.engineId());
        portfolio = new RiskScope(world.portfolioId(), null, null);
    }

    /** Of the samples, USD has two decimals and BTC eight. */
    @Test
    void readsMoneyInTheUnitsOfItsCurrency() {
        LimitTerms terms = read(RiskLimitKind.DAILY_LOSS, ALL, "1000 USD");
        assertThat(terms.assetId()).isEqualTo(quote);
        assertThat(terms.value()).isEqualTo(100_000);

        assertThat(value(RiskLimitKind.DAILY_LOSS, ALL, "0.01usd")).isEqualTo(1);
        assertThat(value(RiskLimitKind.ORDER_NOTIONAL, ALL, "1e3 USD")).isEqualTo(100_000);
        assertThat(value(RiskLimitKind.ORDER_NOTIONAL, instrument, "12.5")).isEqualTo(1_250);
        assertThat(value(RiskLimitKind.POSITION_NOTIONAL, ALL, "0 USD")).isZero();
        assertThat(value(RiskLimitKind.POSITION_NOTIONAL, ALL, "92233720368547758.07 USD"))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void readsQuantitiesInTheUnitsOfTheirAsset() {
        LimitTerms terms = read(RiskLimitKind.ORDER_QUANTITY, ALL, "0.5 BTC");
        assertThat(terms.assetId()).isEqualTo(base);
        assertThat(terms.value()).isEqualTo(50_000_000);

        assertThat(value(RiskLimitKind.POSITION_QUANTITY, instrument, "1e-8")).isEqualTo(1);
        assertThat(value(RiskLimitKind.POSITION_QUANTITY, instrument, "0.00000001 BTC"))
                .isEqualTo(1);
    }

    @Test
    void readsCountsSharesAndTimes() {
        assertThat(value(RiskLimitKind.ORDERS_PER_MINUTE, ALL, "20")).isEqualTo(20);
        assertThat(value(RiskLimitKind.OPEN_ORDERS, ALL, "3 orders")).isEqualTo(3);
        assertThat(value(RiskLimitKind.DRAWDOWN_BPS, ALL, "1000")).isEqualTo(1_000);
        assertThat(value(RiskLimitKind.PRICE_COLLAR_BPS, ALL, "50 bp")).isEqualTo(50);
        assertThat(value(RiskLimitKind.VOLUME_SHARE_BPS, ALL, "0.25 %")).isEqualTo(25);
        assertThat(value(RiskLimitKind.PRICE_AGE, ALL, "90s")).isEqualTo(90);
        assertThat(value(RiskLimitKind.PRICE_AGE, ALL, "5m")).isEqualTo(300);
        assertThat(value(RiskLimitKind.LOSS_COOLDOWN, ALL, "4h")).isEqualTo(14_400);
        assertThat(value(RiskLimitKind.LOSS_COOLDOWN, ALL, "366d")).isEqualTo(31_622_400);
    }

    @Test
    void saysWhatWasWantedAndFound() {
        refuses(
                RiskLimitKind.DAILY_LOSS,
                ALL,
                "1000",
                "Wanted an amount with its currency, such as 1000 USD, found 1000.");
        refuses(
                RiskLimitKind.ORDER_QUANTITY,
                ALL,
                "0.5",
                "Wanted a quantity with its asset, such as 0.5 BTC, found 0.5.");
        refuses(
                RiskLimitKind.DAILY_LOSS,
                instrument,
                "1000 BTC",
                "Wanted an amount of USD, in which prices of BTC/USD are, found BTC.");
        refuses(
                RiskLimitKind.ORDER_QUANTITY,
                instrument,
                "1 USD",
                "Wanted an amount of BTC, which is traded by BTC/USD, found USD.");
        refuses(RiskLimitKind.PRICE_AGE, ALL, "5", "such as 30s, 5m, 4h or 1d for price_age");
        refuses(RiskLimitKind.PRICE_AGE, ALL, "367d", "Wanted at most 366d");
        refuses(RiskLimitKind.DRAWDOWN_BPS, ALL, "10001", "at most 10000 bp");
        refuses(RiskLimitKind.DRAWDOWN_BPS, ALL, "100.01 %", "at most 10000 bp");
        refuses(RiskLimitKind.OPEN_ORDERS, ALL, "3 USD", "Wanted a whole number of orders");
        refuses(RiskLimitKind.OPEN_ORDERS, ALL, "-1", "Wanted 0 or more for open_orders");
        refuses(RiskLimitKind.DAILY_LOSS, ALL, "", "Wanted an amount with its currency");
        refuses(RiskLimitKind.DAILY_LOSS, ALL, "9".repeat(200) + " USD", "Wanted an amount");
    }

    @Test
    void refusesWhatDoesNotFitTheAsset() {
        assertFails(
                ErrorCode.NUMBER_NOT_EXACT, () -> read(RiskLimitKind.DAILY_LOSS, ALL, "0.001 USD"));
        assertFails(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                () -> read(RiskLimitKind.DAILY_LOSS, ALL, "92233720368547758.08 USD"));
        assertFails(ErrorCode.NOT_FOUND, () -> read(RiskLimitKind.DAILY_LOSS, ALL, "1 EUR"))
                .hasMessageContaining("There is no asset EUR in the books.");
    }

    @Test
    void refusesAnAssetThatTheScopeNeverMeets() {
        write(t -> new InstrumentRepository(t).ensureAsset(new Asset("EUR", 2), NOW));

        assertThat(value(RiskLimitKind.DAILY_LOSS, ALL, "1 EUR")).isEqualTo(100);
        refuses(
                RiskLimitKind.DAILY_LOSS,
                engine,
                "1 EUR",
                "Nothing that this engine trades is priced in EUR");
        refuses(
                RiskLimitKind.ORDER_QUANTITY,
                portfolio,
                "1 EUR",
                "Nothing that an engine of this portfolio trades is EUR");
    }

    @Test
    void refusesAnActionThatDoesNothingForTheKind() {
        for (RiskLimitKind kind : RiskLimitKind.values()) {
            assertThat(kind.takes(LimitAction.REDUCE)).isEqualTo(kind.isOfPosition());
        }
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () ->
                                run(t ->
                                        new LimitText(t)
                                                .read(
                                                        RiskLimitKind.DAILY_LOSS,
                                                        LimitAction.REDUCE,
                                                        ALL,
                                                        "1 USD")))
                .hasMessageContaining("found reduce");
    }

    private void refuses(RiskLimitKind kind, RiskScope scope, String text, String message) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> read(kind, scope, text))
                .hasMessageContaining(message);
    }

    private long value(RiskLimitKind kind, RiskScope scope, String text) {
        return read(kind, scope, text).value();
    }

    private LimitTerms read(RiskLimitKind kind, RiskScope scope, String text) {
        return read(t -> new LimitText(t).read(kind, LimitAction.DENY, scope, text));
    }
}
