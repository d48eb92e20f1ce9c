package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseValueTest {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({"2, 8, 4", "2, 8, 8", "0, 0, 0", "1, 0, 0", "8, 8, 2", "18, 8, 8"})
    void isTheValueOfTheInstrument(int priceScale, int baseScale, int quoteScale) {
        Instrument instrument = instrument(priceScale, baseScale, quoteScale);
        BaseValue value = new BaseValue(instrument);
        SplittableRandom random = new SplittableRandom(priceScale * 31L + quoteScale);
        for (int i = 0; i < DRAWS; i++) {
            long price = 1 + (random.nextLong() >>> random.nextInt(34, 63));
            long amount = random.nextLong() >> random.nextInt(34, 63);

            assertThat(value.of(price, amount))
                    .as("%d at %d", amount, price)
                    .isEqualTo(instrument.valueOfBase(price, amount));
        }
    }

    /** Every remainder, also exactly half, after an even and an odd quotient. */
    @Test
    void roundsHalfEven() {
        Instrument instrument = instrument(2, 0, 0);
        BaseValue value = new BaseValue(instrument);
        for (long price = 1; price <= 1_000; price++) {
            assertThat(value.of(price, 1)).isEqualTo(instrument.valueOfBase(price, 1));
            assertThat(value.of(price, 50)).isEqualTo(instrument.valueOfBase(price, 50));
        }
        assertThat(value.of(50, 1)).isZero();
        assertThat(value.of(150, 1)).isEqualTo(2);
        assertThat(value.of(250, 1)).isEqualTo(2);
    }

    @Test
    void refusesWhatDoesNotFit() {
        BaseValue value = new BaseValue(instrument(0, 0, 2));

        assertThatThrownBy(() -> value.of(Long.MAX_VALUE, 2))
                .isInstanceOf(TradekeepException.class);
        assertThat(new BaseValue(instrument(2, 2, 8)).of(5, 7)).isEqualTo(350_000);
        BaseValue wide = new BaseValue(instrument(2, 8, 8));
        assertThat(wide.of(1_000_000_000_000L, 100_000_000L))
                .isEqualTo(instrument(2, 8, 8).valueOfBase(1_000_000_000_000L, 100_000_000L));
    }

    private static Instrument instrument(int priceScale, int baseScale, int quoteScale) {
        return new Instrument(
                "A/USD",
                new Asset("A", baseScale),
                new Asset("USD", quoteScale),
                priceScale,
                Math.min(8, baseScale),
                1,
                1,
                0,
                0);
    }
}
