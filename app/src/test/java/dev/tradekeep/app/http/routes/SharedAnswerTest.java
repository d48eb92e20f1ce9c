package dev.tradekeep.app.http.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedAnswerTest {
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger atOnceMax = new AtomicInteger();

    @Test
    void isMadeByOneForAllWhoAskAtOnce() throws Exception {
        SharedAnswer<Integer> shared = new SharedAnswer<>(this::make);
        try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(shared::get));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(atOnceMax).hasValue(1);
    }

    @Test
    void failureIsNotKept() {
        AtomicInteger calls = new AtomicInteger();
        SharedAnswer<Integer> shared =
                new SharedAnswer<>(() -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("the first fails");
                    }
                    return 7;
                });

        assertThatThrownBy(shared::get).isInstanceOf(IllegalStateException.class);
        assertThat(shared.get()).isEqualTo(7);
    }

    private int make() {
        int now = atOnce.incrementAndGet();
        atOnceMax.accumulateAndGet(now, Math::max);
        atOnce.decrementAndGet();
        return now;
    }
}
