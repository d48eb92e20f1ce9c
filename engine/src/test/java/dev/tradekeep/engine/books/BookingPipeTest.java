package dev.tradekeep.engine.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueCosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookingPipeTest {
    private final SlowStore store = new SlowStore();
    private final AtomicInteger answered = new AtomicInteger();
    private final BookingPipe pipe =
            new BookingPipe(store, new BookWriter(setup(), owner()), answered::incrementAndGet);

    @Test
    void waitsForNoBookingUntilItIsAskedTo() {
        book(3);

        assertThat(pipe.durable(false)).isZero();
        assertThat(pipe.waitingNanos()).isPositive();
        store.answer(2);
        assertThat(answered).hasValue(2);
        assertThat(pipe.durable(false)).isEqualTo(2);
        store.answer(1);
        assertThat(pipe.durable(true)).isEqualTo(3);
        assertThat(pipe.waitingNanos()).isZero();
    }

    @Test
    void isFullWhenTooManyHaveNoAnswer() {
        book(BookingPipe.UNANSWERED_MAX - 1);
        assertThat(pipe.isFull()).isFalse();
        book(1);
        assertThat(pipe.isFull()).isTrue();
        store.answer(1);
        assertThat(pipe.durable(false)).isEqualTo(1);
        assertThat(pipe.isFull()).isFalse();
    }

    @Test
    void tellsOfTheFirstThatFailedAndForgetsThoseBehindIt() {
        book(3);
        store.answer(1);
        store.fail("The disk is full.");
        store.fail("It does not follow the last one.");

        assertThatThrownBy(() -> pipe.durable(true))
                .isInstanceOf(TradekeepException.class)
                .hasMessage("The disk is full.");
        BookingPipe.Discarded discarded = pipe.discard();
        assertThat(discarded.onDisk()).isEqualTo(1);
        assertThat(discarded.failure()).hasMessage("The disk is full.");
        assertThat(pipe.isFull()).isFalse();
        assertThat(pipe.durable(true)).isZero();
    }

    private void book(int count) {
        for (int i = 0; i < count; i++) {
            pipe.book(Durability.FORCED, new Booking(store.submitted + 1, 0, List.of()));
        }
    }

    private static BookWriter.RunOwner owner() {
        return new BookWriter.RunOwner(1, 1, 1, null);
    }

    private static EngineSetup setup() {
        return new EngineSetup(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                VenueCosts.DEFAULT,
                SimulatedVenue.capabilitiesOf(FillModel.BARS),
                0);
    }

    /** Books that answer when the test says so. */
    private static final class SlowStore implements Store {
        private final List<CompletableFuture<?>> waiting = new ArrayList<>();
        private long submitted;

        void answer(int count) {
            for (int i = 0; i < count; i++) {
                waiting.removeFirst().complete(null);
            }
        }

        void fail(String why) {
            waiting.removeFirst()
                    .completeExceptionally(new TradekeepException(ErrorCode.DATABASE_FULL, why));
        }

        @Override
        public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R extends @Nullable Object> CompletableFuture<R> submit(
                Durability durability, UnitOfWork<R> work) {
            CompletableFuture<R> answer = new CompletableFuture<>();
            waiting.add(answer);
            submitted++;
            return answer;
        }

        @Override
        public Reader openReader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isPartOf(Path path) {
            return false;
        }

        @Override
        public void close() {}
    }
}
