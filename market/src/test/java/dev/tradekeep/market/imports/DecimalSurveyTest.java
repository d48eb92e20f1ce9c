package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DecimalSurveyTest {
    @Test
    void agreesWithBigDecimal() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            DecimalSurvey survey = new DecimalSurvey(0);
            int seen = 0;
            BigDecimal largest = BigDecimal.ZERO;
            for (int i = 0; i < 20; i++) {
                BigDecimal number =
                        BigDecimal.valueOf(
                                random.nextLong(1L << random.nextInt(1, 63)), random.nextInt(19));
                String text = number.toPlainString();
                survey.count(FixedPoint.scaleOf(text), survey.scaleMaxWith(text));
                seen = Math.max(seen, Math.max(0, number.stripTrailingZeros().scale()));
                largest = largest.max(number);
            }
            int max = 18;
            while (largest.setScale(max, RoundingMode.HALF_EVEN).unscaledValue().bitLength() > 63) {
                max--;
            }
            assertThat(survey.range())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(new DecimalRange(seen, max));
        }
    }

    @Test
    void saysWhichScaleFitsWhenTheOneSeenDoesNot() {
        DecimalRange range = new DecimalRange(11, 10);
        assertThat(range.fits()).isFalse();
        assertThatThrownBy(() -> range.requireFits("volume"))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("choose a volume scale of 10 or less")
                .asInstanceOf(InstanceOfAssertFactories.type(TradekeepException.class))
                .extracting(TradekeepException::code)
                .isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
    }

    @Test
    void refusesANumberThatFitsNoScale() {
        assertThatThrownBy(() -> new DecimalSurvey(0).scaleMaxWith("1e19"))
                .isInstanceOf(TradekeepException.class);
    }
}
