package dev.tradekeep.venue.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.net.WindowedBudget.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class WindowedBudgetTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final WindowedBudget budget =
            new WindowedBudget(List.of(new Window(MINUTE, 1_000, true)), now::get);

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private int fill(Lane lane, int weight) {
        int taken = 0;
        while (budget.take(lane, weight) == 0) {
            taken++;
        }
        return taken * weight;
    }

    @Test
    void dataLeavesRoomForWhatIsMoreImportant() {
        assertThat(fill(Lane.DATA, 10)).isEqualTo(WindowedBudget.DATA_SHARE);
        assertThat(fill(Lane.ACCOUNT, 10)).isEqualTo(150);
        assertThat(fill(Lane.ORDER, 10)).isEqualTo(150);
        assertThat(fill(Lane.EXIT, 10)).isEqualTo(100);
        assertThat(budget.usedPermille()).isEqualTo(1_000);
    }

    @Test
    void windowBeginsWhenTheCalendarSays() {
        pass(Duration.ofSeconds(50));
        fill(Lane.EXIT, 10);

        assertThat(budget.take(Lane.EXIT, 10)).isEqualTo(Duration.ofSeconds(10).toNanos());
        pass(Duration.ofSeconds(10));
        assertThat(budget.take(Lane.EXIT, 10)).isZero();
        assertThat(budget.usedPermille()).isEqualTo(10);
    }

    @Test
    void whatTheExchangeCountedMoreIsUsed() {
        pass(Duration.ofSeconds(5));
        budget.used(990);
        budget.used(10);

        assertThat(budget.take(Lane.EXIT, 20)).isPositive();
        assertThat(budget.take(Lane.EXIT, 10)).isZero();
    }

    @Test
    void answerOfTheWindowBeforeDoesNotFillTheNew() {
        pass(Duration.ofSeconds(61));
        budget.used(1_000);

        assertThat(budget.take(Lane.DATA, 10)).isZero();
    }

    @Test
    void everyWindowMustHaveRoom() {
        WindowedBudget both =
                new WindowedBudget(
                        List.of(new Window(MINUTE, 1_000, true), new Window(MINUTE, 10, false)),
                        now::get);
        int taken = 0;
        while (both.take(Lane.EXIT, 1) == 0) {
            taken++;
        }
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void nothingIsSentDuringABan() {
        long until = Micros.of(BEGIN.plus(Duration.ofHours(1)));
        budget.blockUntil(until);
        budget.blockUntil(1);

        assertThat(budget.blockedUntil()).isEqualTo(until);
        assertThat(budget.take(Lane.EXIT, 0)).isEqualTo(Duration.ofHours(1).toNanos());
        pass(Duration.ofHours(1));
        assertThat(budget.blockedUntil()).isZero();
        assertThat(budget.take(Lane.EXIT, 0)).isZero();
    }

    @Test
    void banWithoutReasonEndsSomeDay() {
        budget.blockUntil(Long.MAX_VALUE);

        assertThat(budget.take(Lane.EXIT, 1)).isEqualTo(WindowedBudget.BLOCK_MAX.toNanos());
    }

    @Test
    void requestLargerThanItsShareGoesAlone() {
        assertThat(budget.take(Lane.DATA, 900)).isZero();
        assertThat(budget.take(Lane.DATA, 1)).isPositive();
    }
}
