package dev.tradekeep.app.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReplyBudgetTest {
    private static final long REPLY = 100_000 - ReplyBudget.OVERHEAD_BYTES;

    private final ReplyBudget budget = new ReplyBudget(300_000, 200_000);

    @Test
    void slowAddressTakesNoMoreThanItsPart() {
        assertThat(budget.take("slow", REPLY)).isTrue();
        assertThat(budget.take("slow", REPLY)).isTrue();
        assertThat(budget.take("slow", REPLY)).isFalse();
        assertThat(budget.take("other", REPLY)).isTrue();
    }

    @Test
    void allTogetherTakeNoMoreThanThereIs() {
        for (int i = 0; i < 3; i++) {
            assertThat(budget.take("address " + i, REPLY)).isTrue();
        }
        assertThat(budget.take("one more", REPLY)).isFalse();

        budget.give("address 0", REPLY);
        assertThat(budget.take("one more", REPLY)).isTrue();
    }

    @Test
    void replyLargerThanTheBoundGoesAlone() {
        assertThat(budget.take("one", 1_000_000)).isTrue();
        assertThat(budget.take("one", REPLY)).isFalse();
        assertThat(budget.take("other", REPLY)).isFalse();

        budget.give("one", 1_000_000);
        assertThat(budget.take("other", REPLY)).isTrue();
    }

    @Test
    void smallReplyAlwaysGoes() {
        assertThat(budget.take("one", 1_000_000)).isTrue();

        assertThat(budget.take("one", ReplyBudget.SMALL_BYTES_MAX)).isTrue();
        budget.give("one", ReplyBudget.SMALL_BYTES_MAX);
        assertThat(budget.take("other", REPLY)).isFalse();
    }
}
