package dev.tradekeep.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.testing.Markets;
import dev.tradekeep.engine.testing.TestBar;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a restart an indicator goes on bit for bit. */
class IndicatorsRestartTest {
    private static final int AFTER = 1_000;

    static List<IndicatorCase> cases() {
        List<IndicatorCase> cases = new ArrayList<>(IndicatorCase.all(14));
        cases.add(new IndicatorCase("EMA of an RSI", () -> new Ema(new Rsi(5), 9), List.of()));
        cases.add(new IndicatorCase("EMA of a VWAP", () -> new Ema(new Vwap(5), 9), List.of()));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesOnBitForBit(IndicatorCase one) {
        for (long seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            restart(one, random, 1_500);
        }
    }

    private static void restart(IndicatorCase one, SplittableRandom random, int before) {
        Indicator whole = one.ours().get();
        int restart = random.nextInt(whole.warmupBars(), before);
        List<TestBar> bars = Markets.spikes(random, restart + AFTER);
        bars.subList(0, restart).forEach(whole::update);
        Indicator again = restarted(one.ours(), whole, bars.subList(0, restart));
        compare(one, whole, again);
        for (TestBar bar : bars.subList(restart, bars.size())) {
            whole.update(bar);
            again.update(bar);
            compare(one, whole, again);
        }
    }

    private static Indicator restarted(
            Supplier<Indicator> fresh, Indicator whole, List<TestBar> seen) {
        StateWriter saved = new StateWriter();
        whole.save(saved);
        Indicator again = fresh.get();
        seen.subList(seen.size() - again.warmupBars(), seen.size()).forEach(again::update);
        StateReader state = new StateReader(saved.text());
        again.restore(state);
        assertThat(state.isAtEnd()).isTrue();
        return again;
    }

    private static void compare(IndicatorCase one, Indicator whole, Indicator again) {
        assertThat(again.isWarm()).isEqualTo(whole.isWarm());
        same(one, "value", whole.value(), again.value());
        for (IndicatorCase.Line<?> line : one.lines()) {
            same(one, line.name(), line.read(whole), line.read(again));
        }
    }

    private static void same(IndicatorCase one, String line, double wanted, double found) {
        if (Double.doubleToRawLongBits(wanted) != Double.doubleToRawLongBits(found)) {
            assertThat(found).as(one + ", " + line).isEqualTo(wanted);
        }
    }

    /** One that has not seen enough is as far as it was. */
    @ParameterizedTest
    @MethodSource("cases")
    void goesOnBeforeItIsWarm(IndicatorCase one) {
        Indicator whole = one.ours().get();
        List<TestBar> bars = Markets.walk(new SplittableRandom(3), whole.warmupBars());
        int restart = Math.max(0, whole.warmupBars() - 1);
        bars.subList(0, restart).forEach(whole::update);
        StateWriter saved = new StateWriter();
        whole.save(saved);
        Indicator again = one.ours().get();
        bars.subList(0, restart).forEach(again::update);
        again.restore(new StateReader(saved.text()));
        assertThat(again.isWarm()).isFalse();

        whole.update(bars.getLast());
        again.update(bars.getLast());

        compare(one, whole, again);
    }

    @Test
    void secondLinesComeBack() {
        Stochastic whole = new Stochastic(14, 3);
        Donchian channel = new Donchian(14);
        List<TestBar> bars = Markets.walk(new SplittableRandom(9), 400);
        bars.forEach(whole::update);
        bars.forEach(channel::update);
        Stochastic again = new Stochastic(14, 3);
        Donchian channelAgain = new Donchian(14);
        bars.subList(400 - again.warmupBars(), 400).forEach(again::update);
        bars.subList(400 - channelAgain.warmupBars(), 400).forEach(channelAgain::update);

        assertThat(again.d()).isEqualTo(whole.d());
        assertThat(channelAgain.upperBefore()).isEqualTo(channel.upperBefore());
        assertThat(channelAgain.lowerBefore()).isEqualTo(channel.lowerBefore());
    }
}
