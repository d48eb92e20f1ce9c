package dev.tradekeep.engine.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.UnitOfWork;
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
    private EngineBooks books;

    @BeforeEach
    void open() {
        books = EngineBooks.create(folder.resolve("t.db"));
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
        fillGroup(journal, "a");
        assertThat(portfolios()).isEmpty();
        gate.complete(null);
        journal.finish();
        assertThat(portfolios()).hasSize(Journal.GROUP_BOOKINGS_MAX);
    }

    @Test
    void deferredFailureIsToldWhenTheNextGroupIsFullAndAtTheEnd() {
        Journal journal = Journal.deferred(books.database());
        journal.book(failing());
        fillGroup(journal, "a");
        assertThatThrownBy(() -> fillGroup(journal, "b")).isSameAs(refused);
        assertThatThrownBy(journal::finish).isSameAs(refused);
        assertThat(portfolios()).isEmpty();
    }

    @Test
    void groupIsBookedWholeOrNotAtAllAndNothingAfterOneThatFailed() {
        Journal journal = Journal.deferred(books.database());
        fillGroup(journal, "a");
        journal.book(portfolio("b"));
        journal.book(failing());
        assertThatThrownBy(journal::finish).isSameAs(refused);
        assertThatThrownBy(journal::finish).as("again").isSameAs(refused);
        assertThat(portfolios()).hasSize(Journal.GROUP_BOOKINGS_MAX).doesNotContain("b");
    }

    @Test
    void keepsTheOrderOverManyGroups() {
        Journal journal = Journal.deferred(books.database());
        for (String prefix : List.of("a", "b", "c")) {
            fillGroup(journal, prefix);
        }
        journal.finish();
        assertThat(portfolios()).hasSize(3 * Journal.GROUP_BOOKINGS_MAX).isSorted();
    }

    private static void fillGroup(Journal journal, String prefix) {
        for (int i = 0; i < Journal.GROUP_BOOKINGS_MAX; i++) {
            journal.book(portfolio(prefix + (1000 + i)));
        }
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
