package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.number.Decimal;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceStepsTest {
    @Test
    void oneOfAThousandMayLieOffTheStep() {
        PriceSteps steps = new PriceSteps(0);
        for (int i = 0; i < 1_999; i++) {
            steps.add((46_319 + i) + ".0");
        }
        steps.add("46319.375");
        PriceStep found = steps.step();
        assertThat(found.step()).isEqualTo(Decimal.parse("1"));
        assertThat(found.prices()).isEqualTo(2_000);
        assertThat(found.off()).isEqualTo(1);
        steps.add("46319.5");
        steps.add("46319.25");
        assertThat(steps.step().step()).as("2 of 2,002 off").isEqualTo(Decimal.parse("0.5"));
    }

    @Test
    void knowsTheStepsOfMarkets() {
        for (String step :
                new String[] {"0.01", "0.05", "0.25", "0.03125", "5", "1000", "0.00001"}) {
            PriceSteps steps = new PriceSteps(0);
            SplittableRandom random = new SplittableRandom(1);
            Decimal each = Decimal.parse(step);
            for (int i = 0; i < 5_000; i++) {
                steps.add(
                        new Decimal(each.units() * random.nextLong(1, 100_000), each.scale())
                                .toString());
            }
            assertThat(steps.step().step()).as(step).isEqualTo(each);
            assertThat(steps.step().off()).as(step).isZero();
        }
    }

    @Test
    void saysNothingOfFewPrices() {
        PriceSteps steps = new PriceSteps(0);
        for (int i = 0; i < 999; i++) {
            steps.add("100");
        }
        assertThat(steps.step().step()).isNull();
        assertThat(steps.step().orSmallest(2)).isEqualTo(Decimal.parse("0.01"));
    }

    @Test
    void countsDecimalsThatAreNotWritten() {
        PriceSteps steps = new PriceSteps(4);
        for (int i = 1; i <= 2_000; i++) {
            steps.add(Integer.toString(i * 100));
        }
        assertThat(steps.step().step()).isEqualTo(Decimal.parse("0.01"));
        assertThat(steps.step().magnitude()).isEqualTo(-2);
    }

    @Test
    void tellsHowSmallTheLowestPriceIs() {
        for (String price : new String[] {"0.00000034", "3.4E-7", "0.00000099"}) {
            PriceSteps steps = new PriceSteps(0);
            steps.add("12");
            steps.add(price);
            steps.add("0.5");
            assertThat(steps.step().magnitude()).as(price.toLowerCase(Locale.ROOT)).isEqualTo(-7);
        }
    }
}
