package dev.tradekeep.app.http.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
    /** Near its end, so that it passes from the largest number to the smallest. */
    private long now = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(50);

    private final RateLimiter limiter = new RateLimiter(new RateLimit(10, 3), () -> now);

    @Test
    void takesABurstAndThenOneForEachPartOfASecond() {
        for (int i = 0; i < 3; i++) {
            limiter.take("ada");
        }
        refused();
        now += TimeUnit.MILLISECONDS.toNanos(99);
        refused();
        now += TimeUnit.MILLISECONDS.toNanos(1);
        limiter.take("ada");
        refused();
        now += TimeUnit.SECONDS.toNanos(60);
        for (int i = 0; i < 3; i++) {
            limiter.take("ada");
        }
        refused();
    }

    @Test
    void callersDoNotShare() {
        for (int i = 0; i < 3; i++) {
            limiter.take("ada");
        }
        assertThatCode(() -> limiter.take("bob")).doesNotThrowAnyException();
    }

    @Test
    void remembersABoundedNumberOfCallers() {
        for (int i = 0; i < 3; i++) {
            limiter.take("ada");
        }
        for (int i = 0; i < RateLimiter.CALLERS_MAX; i++) {
            limiter.take("other " + i);
        }
        assertThatCode(() -> limiter.take("ada")).doesNotThrowAnyException();
    }

    private void refused() {
        assertThatThrownBy(() -> limiter.take("ada")).hasMessageContaining("10 requests a second");
    }
}
