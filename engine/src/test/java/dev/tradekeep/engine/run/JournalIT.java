package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.testing.TestBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.write.Completion;
import dev.tradekeep.store.write.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIT {
    private final TradekeepException refused =
            new TradekeepException(ErrorCode.CONFLICT, "refused");

    @TempDir Path folder;
    private TestBooks books;

    @BeforeEach
    void open() {
        books = TestBooks.create(folder.resolve("t.db"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void awaitedBookingIsCommittedWhenTheCallReturns() {
        Journal journal = Journal.awaited(books.database());
        journal.book(portfolio("a"));
        assertThat(portfolios()).containsExactly("a");
    }

    @Test
    void awaitedBookingThatFailsIsToldAtOnce() {
        Journal journal = Journal.awaited(books.database());
        assertThatThrownBy(() -> journal.book(failing())).isSameAs(refused);
        journal.finish();
        assertThat(portfolios()).isEmpty();
    }

    @Test
    void deferredBookingIsCommittedWhenTheJournalIsFinished() {
        Journal journal = Journal.deferred(books.database());
        journal.book(portfolio("a"));
        journal.book(portfolio("b"));
        journal.finish();
        assertThat(portfolios()).containsExactly("a", "b");
    }

    @Test
    void deferredBookingGoesOnBeforeTheCommit() {
        Journal journal = Journal.deferred(books.database());
        CompletableFuture<@Nullable Void> gate = holdTheWriter();
        journal.book(portfolio("a"));
        assertThat(portfolios()).isEmpty();
        gate.complete(null);
        journal.finish();
        assertThat(portfolios()).containsExactly("a");
    }

    @Test
    void deferredFailureIsToldAtTheNextBookingAndAtTheEnd() {
        Journal journal = Journal.deferred(books.database());
        journal.book(failing());
        books.database().write(Durability.RELAXED, transaction -> 0);
        assertThatThrownBy(() -> journal.book(portfolio("b"))).isSameAs(refused);
        assertThatThrownBy(journal::finish).isSameAs(refused);
        assertThat(portfolios()).isEmpty();
    }

    @Test
    void nothingIsBookedAfterABookingThatFailed() {
        Journal journal = Journal.deferred(books.database());
        CompletableFuture<@Nullable Void> gate = holdTheWriter();
        journal.book(portfolio("a"));
        journal.book(failing());
        journal.book(portfolio("b"));
        journal.book(transaction -> {
            throw new IllegalStateException("never reached");
        });
        gate.complete(null);
        assertThatThrownBy(journal::finish).as("the first failure").isSameAs(refused);
        assertThat(portfolios()).containsExactly("a");
    }

    @Test
    void bookingThatFailsOnlyWhenRunTogetherWithOthersIsNoFailure() {
        Journal journal = Journal.deferred(books.database());
        CompletableFuture<@Nullable Void> gate = holdTheWriter();
        boolean[] ran = new boolean[1];
        journal.book(portfolio("a"));
        journal.book(transaction -> {
            boolean first = !ran[0];
            ran[0] = true;
            if (first) {
                throw refused;
            }
            return portfolio("b").run(transaction);
        });
        journal.book(portfolio("c"));
        gate.complete(null);
        journal.finish();
        assertThat(portfolios()).containsExactly("a", "b", "c");
    }

    /** Keeps the writer busy, so that what is booked meanwhile comes in one batch. */
    private CompletableFuture<@Nullable Void> holdTheWriter() {
        CompletableFuture<@Nullable Void> gate = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> held = new CompletableFuture<>();
        var _ =
                books.database()
                        .submit(
                                Durability.RELAXED,
                                transaction -> {
                                    held.complete(null);
                                    return Completion.await(gate);
                                });
        Completion.await(held);
        return gate;
    }

    private List<String> portfolios() {
        return books.rows("portfolios", "name");
    }

    private static UnitOfWork<@Nullable Void> portfolio(String name) {
        return transaction -> {
            new PortfolioRepository(transaction).ensure(name, 0);
            return null;
        };
    }

    private UnitOfWork<@Nullable Void> failing() {
        return transaction -> {
            throw refused;
        };
    }
}
