package dev.tradekeep.engine.strategy;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupTest {
    private enum Mode {
        CALM,
        VERY_WILD
    }

    /** Declares a parameter of each kind. */
    private static final class Everything implements Strategy {
        private final int count;
        private final BigDecimal width;
        private final BigDecimal money;
        private final Mode mode;
        private final boolean flag;
        private final Duration pause;
        private final Interval interval;
        private final String text;

        Everything(Setup setup) {
            count = setup.integer("count", 5, 2, 9, "how many");
            width = setup.decimal("width", "2.5", "0.1", "10", "how wide");
            money = setup.money("money", "250", "how much");
            mode = setup.choice("mode", Mode.CALM, "how");
            flag = setup.flag("flag", false, "whether");
            pause = setup.duration("pause", "4h", "1m", "7d", "how long");
            interval = setup.interval("interval", "1h", "of which candles");
            text = setup.text("text", "a", "what");
            setup.share("share", "100", "which part");
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {}
    }

    private static final StrategyFactory FACTORY =
            StrategyFactory.of(Everything.class, Everything::new);

    @Test
    void whatIsReadIsDeclared() {
        assertThat(FACTORY.name()).isEqualTo("everything");
        assertThat(FACTORY.parameters())
                .extracting(one -> one.name() + " " + one.kind() + " " + one.fallback())
                .containsExactly(
                        "count INTEGER 5",
                        "width DECIMAL 2.5",
                        "money DECIMAL 250",
                        "mode CHOICE calm",
                        "flag FLAG false",
                        "pause DURATION 4h",
                        "interval INTERVAL 1h",
                        "text TEXT a",
                        "share SHARE 100");
        assertThat(FACTORY.parameters().getFirst().wanted())
                .isEqualTo("a whole number from 2 to 9");
    }

    @Test
    void givenValuesAreReadAndTheRestKeepsItsDefault() {
        StrategyInstance made =
                FACTORY.create(
                        Map.of(
                                "count", "9",
                                "width", "0.10",
                                "money", "0.01",
                                "mode", "very-wild",
                                "flag", "true",
                                "pause", "90s",
                                "interval", "1mo",
                                "text", "x=y"));
        Everything strategy = (Everything) made.strategy();
        assertThat(strategy.count).isEqualTo(9);
        assertThat(strategy.width).isEqualByComparingTo("0.1");
        assertThat(strategy.money).isEqualByComparingTo("0.01");
        assertThat(strategy.mode).isEqualTo(Mode.VERY_WILD);
        assertThat(strategy.flag).isTrue();
        assertThat(strategy.pause).isEqualTo(Duration.ofSeconds(90));
        assertThat(strategy.interval.isMonth()).isTrue();
        assertThat(strategy.text).isEqualTo("x=y");
        assertThat(made.text()).endsWith("pause=90s,interval=1mo,text=x=y,share=100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count|1|a whole number from 2 to 9, found \"1\"",
                "count|2.0|a whole number from 2 to 9",
                "count|99999999999|a whole number from 2 to 9",
                "width|0.09|a number from 0.1 to 10",
                "width|1e400|a number from 0.1 to 10",
                "money|0|an amount of the quote asset above 0",
                "money|NaN|an amount of the quote asset above 0",
                "mode|very-wlid|one of calm, very-wild, found \"very-wlid\". Did you mean \"very-wild\"?",
                "flag|yes|true or false",
                "pause|8d|a time from 1m to 7d",
                "pause|-1h|a time from 1m to 7d",
                "pause|h|a time from 1m to 7d",
                "interval|7x|an interval such as",
                "share|0|basis points above 0",
                "share|10001|basis points above 0"
            })
    void refusesWhatDoesNotFit(String name, String value, String message) {
        assertThatThrownBy(() -> FACTORY.create(Map.of(name, value)))
                .hasMessageStartingWith("Strategy everything: " + name + " must be ")
                .hasMessageContaining(message);
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> FACTORY.create(Map.of(name, value)));
    }

    @Test
    void aParameterIsDeclaredOnce() {
        assertThatThrownBy(() ->
                        StrategyFactory.of(
                                Everything.class,
                                setup -> {
                                    setup.flag("count", true, "twice");
                                    return new Everything(setup);
                                }))
                .hasMessageContaining("declares the parameter count twice");
    }

    @Test
    void namesComeFromTheClass() {
        assertThat(StrategyCatalog.nameOf("MeanReversion")).isEqualTo("mean-reversion");
        assertThat(StrategyCatalog.nameOf("RSIDip2")).isEqualTo("rsi-dip2");
        assertThat(StrategyCatalog.nameOf("Grid")).isEqualTo("grid");
    }
}
