package dev.tradekeep.model.instrument;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.model.testing.Property.anyLong;
import static dev.tradekeep.model.testing.Property.anyPositive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.testing.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final int SEEDS = 20_000;
    private static final Asset BTC = new Asset("BTC", 8);
    private static final Asset USD = new Asset("USD", 2);

    /** Prices of two decimals in steps of 0.50, quantities of four in steps of 0.0010. */
    private static final Instrument BTC_USD =
            new Instrument("BTC/USD", BTC, USD, 2, 4, 50, 10, 10, 1_000);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "btc", "B C", "BTC/USD", "\u0410", "123456789012345678901234567890123"})
    void refusesBadAssetCodes(String code) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Asset(code, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 19})
    void refusesAssetScalesOutOfRange(int scale) {
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> new Asset("BTC", scale));
    }

    @Test
    void refusesInstrumentsThatCannotTrade() {
        assertRefused("a b", USD, 4, 1, 1, 0, 0);
        assertRefused("", USD, 4, 1, 1, 0, 0);
        assertRefused("BTC/BTC", BTC, 4, 1, 1, 0, 0);
        assertRefused("BTC/USD", USD, 9, 1, 1, 0, 0);
        assertRefused("BTC/USD", USD, 4, 0, 1, 0, 0);
        assertRefused("BTC/USD", USD, 4, 1, 0, 0, 0);
        assertRefused("BTC/USD", USD, 4, 1, 1, -1, 0);
        assertRefused("BTC/USD", USD, 4, 1, 1, 0, -1);
    }

    private static void assertRefused(
            String symbol,
            Asset quote,
            int quantityScale,
            long tick,
            long lot,
            long min,
            long value) {
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () ->
                                new Instrument(
                                        symbol,
                                        BTC,
                                        quote,
                                        2,
                                        quantityScale,
                                        tick,
                                        lot,
                                        min,
                                        value))
                .hasMessageContaining(symbol);
    }

    @Test
    void knowsItsGrid() {
        assertThat(BTC_USD.onTickGrid(150)).isTrue();
        assertThat(BTC_USD.onTickGrid(151)).isFalse();
        assertThat(BTC_USD.onLotGrid(20)).isTrue();
        assertThat(BTC_USD.onLotGrid(25)).isFalse();
        assertThat(BTC_USD.roundToTick(125, RoundingMode.FLOOR)).isEqualTo(100);
        assertThat(BTC_USD.roundToTick(125, RoundingMode.CEILING)).isEqualTo(150);
        assertThat(BTC_USD.roundToTick(125, RoundingMode.HALF_EVEN)).isEqualTo(100);
        assertThat(BTC_USD.floorToLot(29)).isEqualTo(20);
        assertThat(BTC_USD.floorToLot(-29)).isEqualTo(-20);
        assertFails(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                () -> BTC_USD.roundToTick(Long.MAX_VALUE, RoundingMode.CEILING));
    }

    @Test
    void roundsTheNotionalHalfToEven() {
        assertThat(BTC_USD.notional(50, 100)).as("0.50 × 0.0100 = 0.005").isZero();
        assertThat(BTC_USD.notional(150, 100)).as("1.50 × 0.0100 = 0.015").isEqualTo(2);
        assertThat(BTC_USD.notional(50, -300)).as("0.50 × -0.0300 = -0.015").isEqualTo(-2);
    }

    @Test
    void convertsQuantitiesToExactBaseBalances() {
        assertThat(BTC_USD.baseAmount(1)).isEqualTo(10_000);
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> BTC_USD.baseAmount(Long.MAX_VALUE));
    }

    @Test
    void keepsTinyPricesAndQuantities() {
        Instrument tiny = new Instrument("PEPE/BTC", new Asset("PEPE", 8), BTC, 18, 8, 1, 1, 0, 0);

        assertThat(tiny.notional(340_000_000_000L, 100_000_000_000_000L))
                .as("0.00000034 × 1,000,000")
                .isEqualTo(34_000_000);
    }

    @Test
    void notionalEqualsBigDecimalForAllScales() {
        Property.check(
                SEEDS,
                random -> {
                    Instrument instrument = anyInstrument(random);
                    long price = anyLong(random);
                    long quantity = anyLong(random);
                    BigInteger expected =
                            BigDecimal.valueOf(price, instrument.priceScale())
                                    .multiply(
                                            BigDecimal.valueOf(
                                                    quantity, instrument.quantityScale()))
                                    .setScale(
                                            instrument.quote().scale(),
                                            Instrument.NOTIONAL_ROUNDING)
                                    .unscaledValue();
                    if (expected.bitLength() > 63) {
                        assertFails(
                                ErrorCode.NUMBER_OUT_OF_RANGE,
                                () -> instrument.notional(price, quantity));
                        return;
                    }
                    assertThat(instrument.notional(price, quantity))
                            .isEqualTo(expected.longValue());
                });
    }

    @Test
    void quantityForIsTheLargestThatTheBudgetPays() {
        Property.check(
                SEEDS,
                random -> {
                    Instrument instrument = anyInstrument(random);
                    long budget = anyPositive(random, 50) - 1;
                    long price = anyPositive(random, 50);
                    long quantity;
                    try {
                        quantity = instrument.quantityFor(budget, price);
                    } catch (TradekeepException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
                        assertThat(instrument.notional(price, Long.MAX_VALUE))
                                .isLessThanOrEqualTo(budget);
                        return;
                    }
                    assertThat(instrument.onLotGrid(quantity)).isTrue();
                    assertThat(instrument.notional(price, quantity)).isBetween(0L, budget);
                    if (quantity <= Long.MAX_VALUE - instrument.lotSize()) {
                        assertExceeds(instrument, price, quantity + instrument.lotSize(), budget);
                    }
                });
    }

    private static void assertExceeds(
            Instrument instrument, long price, long quantity, long budget) {
        try {
            assertThat(instrument.notional(price, quantity)).isGreaterThan(budget);
        } catch (TradekeepException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
        }
    }

    @Test
    void quantityForStopsBeforeATieThatRoundsUp() {
        Instrument instrument = new Instrument("A/B", BTC, new Asset("B", 0), 1, 0, 1, 1, 0, 0);

        assertThat(instrument.quantityFor(1, 5)).as("3 × 0.5 = 1.5 rounds to 2").isEqualTo(2);
        assertThat(instrument.quantityFor(2, 5)).as("5 × 0.5 = 2.5 rounds to 2").isEqualTo(5);
    }

    @Test
    void refusesANegativeBudgetAndAPriceOfZero() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> BTC_USD.quantityFor(-1, 100));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> BTC_USD.quantityFor(1, 0));
    }

    @Test
    void averagePriceUndoesTheNotional() {
        assertThat(BTC_USD.averagePrice(1_000_000, 5_000, RoundingMode.UNNECESSARY))
                .as("10,000.00 / 0.5000")
                .isEqualTo(2_000_000);
    }

    private static Instrument anyInstrument(SplittableRandom random) {
        return new Instrument(
                "A/B",
                new Asset("A", 18),
                new Asset("B", random.nextInt(19)),
                random.nextInt(19),
                random.nextInt(19),
                1,
                random.nextInt(1, 1_000),
                0,
                0);
    }
}
