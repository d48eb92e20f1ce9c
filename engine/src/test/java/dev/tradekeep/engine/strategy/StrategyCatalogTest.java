package dev.tradekeep.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyCatalogTest {
    private final StrategyCatalog catalog = StrategyCatalog.standard();

    @Test
    void fillsInDefaults() {
        StrategyInstance strategy = catalog.create("crossover");
        assertThat(strategy.name()).isEqualTo("crossover");
        assertThat(strategy.parameters())
                .containsExactly(
                        entry("fast", "20"), entry("slow", "50"), entry("stake-bps", "9500"));
    }

    @Test
    void keepsTheOrderOfTheDefaultsWhateverTheOrderGiven() {
        assertThat(catalog.create("crossover:stake-bps=100.5,slow=9,fast=3").parameters())
                .containsExactly(
                        entry("fast", "3"), entry("slow", "9"), entry("stake-bps", "100.5"));
    }

    @Test
    void remembersProtectiveOrdersOnlyWhereThereAreAny() {
        assertThat(catalog.create("crossover:stop-loss-bps=0").parameters())
                .doesNotContainKey("stop-loss-bps");
        StrategyInstance stopped =
                catalog.create("crossover:take-profit-bps=400,stop-loss-bps=2.5");
        assertThat(stopped.parameters())
                .contains(entry("stop-loss-bps", "2.5"), entry("take-profit-bps", "400"))
                .doesNotContainKey("trailing-stop-bps");
        assertThat(stopped.needsGroups()).isTrue();
        assertThat(catalog.create("crossover").needsGroups()).isFalse();
        assertRefused("macd:stop-loss-bps=10000", "from 0 to 9999");
        assertRefused("macd:stop-loss-bps=-1", "from 0 to 9999");
        assertRefused(
                "macd:stop-loss-bps=1,trailing-stop-bps=2",
                "stop-loss-bps and trailing-stop-bps exclude each other");
    }

    @Test
    void createsEveryStrategyFromItsDefaults() {
        for (StrategyFactory factory : catalog.factories()) {
            StrategyInstance strategy = catalog.create(factory.name());
            assertThat(strategy.name()).isEqualTo(factory.name());
            assertThat(List.copyOf(strategy.parameters().values()))
                    .isEqualTo(
                            factory.parameters().stream()
                                    .map(Parameter::fallback)
                                    .filter(value -> !value.equals("0"))
                                    .toList());
            assertThat(factory.description()).isNotBlank();
        }
    }

    @Test
    void namesTheNearestStrategy() {
        assertRefused(
                "crosover",
                "Wanted the name of a strategy, found \"crosover\". Did you mean \"crossover\"? "
                        + "There are: crossover, buy-and-hold, bracket, rsi-mean-reversion,");
        assertRefused("Buy-And-Hold", "Did you mean \"buy-and-hold\"?");
    }

    @Test
    void guessesNothingWhenNoNameIsNear() {
        assertRefused(
                "martingale",
                "Wanted the name of a strategy, found \"martingale\". There are: crossover,"
                        + " buy-and-hold, bracket, rsi-mean-reversion, bollinger, donchian, macd,"
                        + " grid, dollar-cost-averaging.");
    }

    @Test
    void namesTheNearestParameter() {
        assertRefused("crossover:fats=3", "Did you mean \"fast\"?");
        assertRefused("buy-and-hold:fast=3", "There are: stake-bps, stop-loss-bps,");
    }

    @Test
    void refusesWhatIsNoAssignment() {
        assertRefused("crossover:", "wanted parameters such as name=value");
        assertRefused("crossover:fast", "wanted parameters such as name=value");
        assertRefused("crossover:fast=3,", "wanted parameters such as name=value");
        assertRefused("crossover:=3", "wanted parameters such as name=value");
        assertRefused("crossover:fast=3,fast=4", "fast is given twice");
    }

    @Test
    void refusesValuesThatDoNotFit() {
        assertRefused(
                "crossover:fast=x",
                "Strategy crossover: fast must be a whole number from 1 to 10080, found \"x\".");
        assertRefused("crossover:fast=0", "from 1 to 10080, found \"0\"");
        assertRefused("crossover:slow=10081", "found \"10081\"");
        assertRefused("crossover:fast=50,slow=50", "fast must be below slow");
        assertRefused("crossover:stake-bps=0", "above 0 and up to 10000");
        assertRefused("crossover:stake-bps=10000.1", "above 0 and up to 10000");
        assertRefused("crossover:stake-bps=much", "above 0 and up to 10000");
    }

    @Test
    void refusesTwoFactoriesOfOneName() {
        assertThatThrownBy(() ->
                        new StrategyCatalog(
                                List.of(
                                        StrategyFactory.of(BuyAndHold.class, BuyAndHold::new),
                                        StrategyFactory.of(BuyAndHold.class, BuyAndHold::new))))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("buy-and-hold");
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> catalog.create(text))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining(message);
    }
}
