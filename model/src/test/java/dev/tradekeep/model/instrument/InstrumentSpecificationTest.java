package dev.tradekeep.model.instrument;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.testing.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentSpecificationTest {
    private static final int SEEDS = 2_000;
    private static final Decimal ONE = Decimal.ONE;
    private static final Decimal ZERO = Decimal.ZERO;

    @ParameterizedTest
    @EnumSource(InstrumentKind.class)
    void everyKindIsKnownByItsLabel(InstrumentKind kind) {
        assertThat(InstrumentKind.of(kind.label())).isEqualTo(kind);
    }

    @Test
    void refusesKindsThatAreNone() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> InstrumentKind.of("Crypto"))
                .hasMessageContaining("cryptofuture")
                .hasMessageContaining("\"Crypto\"");
    }

    @Test
    void onlyWhatDeliversHasABase() {
        assertThat(specification(InstrumentKind.FUTURE, null, ONE, ONE).base()).isNull();
        assertRefused(InstrumentKind.FUTURE, "BTC", ONE, ONE);
        assertRefused(InstrumentKind.CRYPTO, null, ONE, ONE);
        assertRefused(InstrumentKind.CRYPTO, "USD", ONE, ONE);
        assertRefused(InstrumentKind.CRYPTO, "btc", ONE, ONE);
    }

    @Test
    void whatDeliversHasNoMultiplier() {
        Decimal fifty = Decimal.parse("50");
        assertThat(specification(InstrumentKind.FUTURE, null, ONE, fifty).contractMultiplier())
                .isEqualTo(fifty);
        assertRefused(InstrumentKind.CRYPTO, "BTC", ONE, fifty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01"})
    void refusesStepsOfNothing(String tick) {
        assertRefused(InstrumentKind.FUTURE, null, Decimal.parse(tick), ONE);
        assertRefused(InstrumentKind.FUTURE, null, ONE, Decimal.parse(tick));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "a\u0000", "\u0410BC", "\u202eX", "\ud800"})
    void refusesSymbolsThatDeceive(String symbol) {
        assertThat(Instrument.isSymbol(symbol)).isFalse();
    }

    @Test
    void takesIdeographs() {
        assertThat(Instrument.isSymbol("\u5e01\u5b89/USDT")).isTrue();
        assertThat(Asset.isCode("\u5e01\u5b89")).isTrue();
    }

    @Test
    void leastQuantityOnTheGridRefusesTheSameOrders() {
        Property.check(
                SEEDS,
                random -> {
                    int scale = random.nextInt(9);
                    Decimal least =
                            new Decimal(Property.anyPositive(random, 30), random.nextInt(12));
                    InstrumentSpecification specification =
                            new InstrumentSpecification(
                                    "X",
                                    InstrumentKind.FUTURE,
                                    "",
                                    null,
                                    "USD",
                                    ONE,
                                    ONE,
                                    least,
                                    ZERO,
                                    ONE,
                                    ONE,
                                    ONE,
                                    "X");
                    long units = specification.minQuantityUnits(scale);

                    assertThat(isAtLeast(units, scale, least)).isTrue();
                    assertThat(isAtLeast(units - 1, scale, least)).isFalse();
                });
    }

    private static boolean isAtLeast(long units, int scale, Decimal least) {
        int finest = Math.max(scale, least.scale());
        return FixedPoint.rescale(units, scale, finest) >= least.unitsAt(finest);
    }

    private static void assertRefused(
            InstrumentKind kind, @Nullable String base, Decimal tick, Decimal multiplier) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> specification(kind, base, tick, multiplier));
    }

    private static InstrumentSpecification specification(
            InstrumentKind kind, @Nullable String base, Decimal tick, Decimal multiplier) {
        return new InstrumentSpecification(
                "X", kind, "", base, "USD", tick, ONE, ZERO, ZERO, multiplier, ONE, ONE, "X");
    }
}
