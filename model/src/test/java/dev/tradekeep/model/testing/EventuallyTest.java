package dev.tradekeep.model.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksUntilTheValueIsAsWanted() {
        int found = Eventually.await("the third look", looks::incrementAndGet, n -> n == 3);

        assertThat(found).isEqualTo(3);
        assertThat(looks).hasValue(3);
    }

    @Test
    void seesWhatAnotherThreadDoes() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> looks.set(7));

        assertThat(Eventually.await("the other thread", looks::get, n -> n > 0)).isEqualTo(7);
        other.join();
    }

    @Test
    void saysWhatNeverCameAndWhatWasThereInstead() {
        assertThatThrownBy(() ->
                        Eventually.await(
                                Duration.ZERO, "a number below zero", looks::get, n -> n < 0))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited PT0S for a number below zero; last seen: 0");
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Eventually.await("a number below zero", looks::get, n -> n < 0))
                .hasMessage("Interrupted while waiting for a number below zero; last seen: 0");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesOnWhyItCannotLook() {
        assertThatThrownBy(() ->
                        Eventually.await(
                                "a file",
                                () -> {
                                    throw new IOException("gone");
                                },
                                file -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
