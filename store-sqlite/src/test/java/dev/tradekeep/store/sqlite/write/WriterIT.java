package dev.tradekeep.store.sqlite.write;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class WriterIT {
    private static final int BATCH_TASKS = 5;
    private static final int PRODUCERS = 8;
    private static final int TASKS_EACH = 2_000;

    @TempDir Path folder;

    private Path path;
    private final AtomicReference<@Nullable Connection> opened = new AtomicReference<>();
    private Writer writer;

    @BeforeEach
    void start() {
        path = folder.resolve("notes.db");
        writer =
                Writer.start(
                        this::open,
                        "notes.db",
                        TestBooks.UNHURRIED.withLockPatience(Duration.ofMillis(200)),
                        Ballast.none(),
                        cause -> {});
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private Connection open() {
        Connection connection = DatabaseFile.at(path).openForWriting(c -> {});
        connection.execute(NoteQuery.SCHEMA);
        opened.set(connection);
        return connection;
    }

    @Test
    void answersAfterTheCommit() {
        CompletableFuture<List<String>> seen =
                writer.submit(Durability.FORCED, t -> NoteQuery.insert(t, "first"))
                        .thenApply(note -> PlainSql.rows(path, "SELECT note FROM notes"));

        assertThat(seen.join()).containsExactly("first");
    }

    @Test
    void givesNullBack() {
        assertThat(writer.<@Nullable String>write(Durability.RELAXED, t -> null)).isNull();
    }

    /** Each bit says whether the task of that place fails. */
    @ParameterizedTest
    @ValueSource(ints = {0b00001, 0b00100, 0b10000, 0b10001, 0b01111, 0b11111, 0b00000})
    void failingTasksFailAlone(int failing) {
        List<CompletableFuture<String>> results = new ArrayList<>();
        Gate gate = Gate.close(writer);
        for (int i = 0; i < BATCH_TASKS; i++) {
            String note = "note " + i;
            boolean fails = (failing >> i & 1) == 1;
            results.add(
                    writer.submit(
                            Durability.FORCED,
                            t -> {
                                NoteQuery.insert(t, note);
                                if (fails) {
                                    throw new IllegalStateException(note + " is bad");
                                }
                                return note;
                            }));
        }
        gate.open();

        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < BATCH_TASKS; i++) {
            String note = "note " + i;
            if ((failing >> i & 1) == 1) {
                assertThatThrownBy(() -> Completion.await(result(results, note)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage(note + " is bad");
            } else {
                assertThat(Completion.await(results.get(i))).isEqualTo(note);
                wanted.add(note);
            }
        }
        assertThat(writer.write(Durability.RELAXED, NoteQuery::all)).isEqualTo(wanted);
    }

    private static CompletableFuture<String> result(
            List<CompletableFuture<String>> results, String note) {
        return results.get(Integer.parseInt(note.substring("note ".length())));
    }

    @Test
    void anErrorFailsItsOwnTaskAlone() {
        Gate gate = Gate.close(writer);
        CompletableFuture<String> before = insert("before");
        CompletableFuture<String> broken =
                writer.submit(
                        Durability.RELAXED,
                        t -> {
                            throw new StackOverflowError("too deep");
                        });
        CompletableFuture<String> after = insert("after");
        gate.open();

        assertThatThrownBy(() -> Completion.await(broken)).isInstanceOf(StackOverflowError.class);
        assertThat(before.join()).isEqualTo("before");
        assertThat(after.join()).isEqualTo("after");
        assertThat(writer.write(Durability.RELAXED, NoteQuery::all))
                .containsExactly("before", "after");
    }

    @Test
    void aBrokenRuleOfTheSchemaFailsItsOwnTaskAlone() {
        Gate gate = Gate.close(writer);
        CompletableFuture<String> first = insert("same");
        CompletableFuture<String> second = insert("same");
        CompletableFuture<String> third = insert("other");
        gate.open();

        assertThat(first.join()).isEqualTo("same");
        assertFails(ErrorCode.CONSTRAINT_VIOLATED, () -> Completion.await(second))
                .hasMessageContaining("NoteQuery.INSERT");
        assertThat(third.join()).isEqualTo("other");
    }

    @Test
    void keepsTheOrderOfSubmission() {
        List<String> notes = IntStream.range(0, 3_000).mapToObj(i -> "note " + i).toList();
        List<CompletableFuture<String>> results = notes.stream().map(this::insert).toList();

        assertThat(writer.write(Durability.RELAXED, NoteQuery::all)).isEqualTo(notes);
        assertThat(results).allSatisfy(result -> assertThat(result).isCompleted());
    }

    @Test
    void theFirstForcedBatchIsForced() {
        assertThat(writer.write(Durability.FORCED, level())).isEqualTo("2");
    }

    @Test
    void oneForcedTaskForcesItsBatch() {
        Gate gate = Gate.close(writer);
        CompletableFuture<String> relaxed = writer.submit(Durability.RELAXED, level());
        CompletableFuture<String> forced = writer.submit(Durability.FORCED, level());
        gate.open();

        assertThat(relaxed.join()).isEqualTo("2");
        assertThat(forced.join()).isEqualTo("2");
    }

    @Test
    void relaxedBatchesAreNotForcedBeforeAndAfterForcedOnes() {
        List<String> levels = new ArrayList<>();
        for (Durability durability :
                List.of(
                        Durability.RELAXED,
                        Durability.FORCED,
                        Durability.RELAXED,
                        Durability.FORCED,
                        Durability.FORCED,
                        Durability.RELAXED)) {
            levels.add(writer.write(durability, level()));
        }

        assertThat(levels).containsExactly("1", "2", "1", "2", "2", "1");
    }

    @Test
    void aForcedBatchThatIsRunAgainIsStillForced() {
        Gate gate = Gate.close(writer);
        CompletableFuture<String> level = writer.submit(Durability.FORCED, level());
        CompletableFuture<String> broken =
                writer.submit(
                        Durability.RELAXED,
                        t -> {
                            throw new IllegalStateException("bad");
                        });
        gate.open();

        assertThat(level.join()).isEqualTo("2");
        assertThatThrownBy(broken::join).hasRootCauseMessage("bad");
        assertThat(writer.write(Durability.RELAXED, level())).isEqualTo("1");
    }

    /** The level that the connection has while the task runs; freshly prepared, never cached. */
    private UnitOfWork<String> level() {
        return t -> Setting.SYNCHRONOUS.read(connection());
    }

    private Connection connection() {
        Connection connection = opened.get();
        if (connection == null) {
            throw new AssertionError("The writer has not been opened");
        }
        return connection;
    }

    @Test
    void aProducerWaitsWhileTheQueueIsFullAndThenGoesOn() throws InterruptedException {
        Gate gate = Gate.close(writer);
        List<CompletableFuture<String>> queued = fillQueue();
        ConcurrentLinkedQueue<CompletableFuture<String>> late = new ConcurrentLinkedQueue<>();
        Thread producer = Thread.ofPlatform().start(() -> late.add(insert("one more")));
        Gate.awaitWaiting(producer);
        assertThat(late).isEmpty();

        gate.open();
        producer.join();

        assertThat(late.remove().join()).isEqualTo("one more");
        assertThat(queued).allSatisfy(result -> assertThat(result.join()).startsWith("queued"));
    }

    @Test
    void refusesAProducerThatFindsTheQueueFullForTooLong() {
        try (Writer small =
                Writer.start(
                        () -> DatabaseFile.at(folder.resolve("small.db")).openForWriting(c -> {}),
                        "small.db",
                        WriterSettings.DEFAULT.withQueue(2, Duration.ofMillis(5)),
                        Ballast.none(),
                        cause -> {})) {
            Gate gate = Gate.close(small);
            List<CompletableFuture<Boolean>> queued =
                    List.of(
                            small.submit(Durability.FORCED, t -> true),
                            small.submit(Durability.FORCED, t -> true));

            assertFails(ErrorCode.WRITER_BUSY, () -> small.submit(Durability.FORCED, t -> true))
                    .hasMessageContaining("stayed full for 5 ms");
            assertThat(ErrorCode.WRITER_BUSY.retryable()).isTrue();
            assertThat(small.statistics().refused()).isOne();
            assertThat(small.statistics().ledgerDepth()).isEqualTo(2);

            gate.open();
            assertThat(queued).allSatisfy(result -> assertThat(result.join()).isTrue());
            assertThat(small.<Boolean>write(Durability.FORCED, t -> true)).isTrue();
        }
    }

    @Test
    void countsWhatItDoes() {
        Gate gate = Gate.close(writer);
        CompletableFuture<String> first =
                writer.submit(Durability.FORCED, t -> NoteQuery.insert(t, "same"));
        CompletableFuture<String> second =
                writer.submit(Durability.FORCED, t -> NoteQuery.insert(t, "same"));
        assertThat(writer.statistics().ledgerDepth()).isEqualTo(2);
        assertThat(writer.statistics().marketDepth()).isZero();
        gate.open();
        first.join();
        assertFails(ErrorCode.CONSTRAINT_VIOLATED, () -> Completion.await(second));
        // The answers are counted before they are given.
        WriterStatistics statistics = writer.statistics();

        assertThat(statistics.ledgerDepth()).isZero();
        assertThat(statistics.answered()).isEqualTo(3);
        assertThat(statistics.failed()).isOne();
        assertThat(statistics.refused()).isZero();
        assertThat(statistics.forcedBatches()).isOne();
        assertThat(statistics.batchTasks().count()).isEqualTo(2);
        assertThat(statistics.batchTasks().max()).isEqualTo(2);
        assertThat(statistics.commitNanos().max()).isPositive();
        assertThat(statistics.waitNanos().count()).isEqualTo(3);
        assertThat(statistics.waitNanos().max()).isPositive();
    }

    @Test
    void closingWritesWhatIsQueued() throws InterruptedException {
        Gate gate = Gate.close(writer);
        List<CompletableFuture<String>> queued =
                IntStream.range(0, 1_500).mapToObj(i -> insert("note " + i)).toList();
        Thread closer = Thread.ofPlatform().start(writer::close);
        Gate.awaitWaiting(closer);
        gate.open();
        closer.join();

        assertThat(queued).allSatisfy(result -> assertThat(result).isCompleted());
        assertThat(PlainSql.row(path, "SELECT count(*) FROM notes")).isEqualTo("1500");
    }

    @Test
    void refusesTasksOnceClosed() {
        writer.close();
        writer.close();

        assertFails(ErrorCode.WRITER_STOPPED, () -> insert("late"))
                .hasMessageContaining("has been closed");
        assertFails(
                ErrorCode.WRITER_STOPPED,
                () -> writer.write(Durability.FORCED, t -> NoteQuery.insert(t, "late")));
    }

    @Test
    void nobodyWaitsForAThreadThatHasDied() throws InterruptedException {
        Gate gate = Gate.close(writer);
        CompletableFuture<Boolean> deadly =
                writer.submit(
                        Durability.RELAXED,
                        t -> {
                            connection().close();
                            return true;
                        });
        List<CompletableFuture<String>> queued = fillQueue(1);
        ConcurrentLinkedQueue<String> outcomes = new ConcurrentLinkedQueue<>();
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            String note = "late " + i;
            producers.add(
                    Thread.ofPlatform()
                            .start(() -> outcomes.add(outcome(() -> insert(note).join()))));
        }
        producers.forEach(Gate::awaitWaiting);
        gate.open();
        for (Thread producer : producers) {
            producer.join();
        }

        assertThat(outcomes).hasSize(PRODUCERS).containsOnly("WRITER_STOPPED");
        assertFails(ErrorCode.WRITER_STOPPED, () -> Completion.await(deadly));
        assertThat(queued)
                .allSatisfy(result ->
                        assertThat(outcome(() -> Completion.await(result)))
                                .isEqualTo("WRITER_STOPPED"));
        assertFails(ErrorCode.WRITER_STOPPED, () -> Completion.await(insert("later still")));
    }

    private static String outcome(Supplier<String> call) {
        try {
            return call.get();
        } catch (TradekeepException e) {
            return e.code().name();
        } catch (CompletionException e) {
            return e.getCause() instanceof TradekeepException cause
                    ? cause.code().name()
                    : String.valueOf(e.getCause());
        }
    }

    @Test
    void manyProducersLoseAndDoubleNothing() throws InterruptedException {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> producers = new ArrayList<>();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            String name = "p" + producer;
            producers.add(Thread.ofPlatform().start(() -> produce(name, wrong)));
        }
        for (Thread producer : producers) {
            producer.join();
        }

        assertThat(wrong).isEmpty();
        List<String> notes = writer.write(Durability.RELAXED, NoteQuery::all);
        assertThat(notes).hasSize(PRODUCERS * naive("").size());
        for (int producer = 0; producer < PRODUCERS; producer++) {
            String name = "p" + producer;
            for (boolean ledger : new boolean[] {true, false}) {
                assertThat(
                                notes.stream()
                                        .filter(note -> note.startsWith(name + " "))
                                        .filter(note -> isLedger(note) == ledger))
                        .as("what %s wrote, in the order of its lane", name)
                        .containsExactlyElementsOf(
                                naive(name).stream()
                                        .filter(note -> isLedger(note) == ledger)
                                        .toList());
            }
        }
    }

    private void produce(String name, ConcurrentLinkedQueue<String> wrong) {
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (int i = 0; i < TASKS_EACH; i++) {
            int number = i;
            results.add(
                    writer.submit(
                            isLedger(name + " " + number) ? Durability.FORCED : Durability.RELAXED,
                            t -> {
                                NoteQuery.insert(t, name + " " + number);
                                if (fails(number)) {
                                    throw new IllegalStateException("bad");
                                }
                                return name + " " + number;
                            }));
        }
        Set<String> done =
                results.stream()
                        .filter(result -> result.handle((note, failure) -> failure == null).join())
                        .map(CompletableFuture::join)
                        .collect(Collectors.toSet());
        if (!done.equals(Set.copyOf(naive(name)))) {
            wrong.add(name + " was answered " + done);
        }
    }

    /** What one producer should have written: the tasks that do not fail, in order. */
    private static List<String> naive(String name) {
        return IntStream.range(0, TASKS_EACH)
                .filter(i -> !fails(i))
                .mapToObj(i -> name + " " + i)
                .toList();
    }

    private static boolean isLedger(String note) {
        return Integer.parseInt(note.substring(note.indexOf(' ') + 1)) % 50 == 0;
    }

    private static boolean fails(int number) {
        return number % 97 == 13;
    }

    @Test
    void interruptingAProducerLeavesItsTaskToTheWriter() throws InterruptedException {
        Gate gate = Gate.close(writer);
        ConcurrentLinkedQueue<String> outcomes = new ConcurrentLinkedQueue<>();
        Thread producer =
                Thread.ofPlatform()
                        .start(() -> {
                            outcomes.add(
                                    outcome(() ->
                                            writer.write(
                                                    Durability.FORCED,
                                                    t -> NoteQuery.insert(t, "kept"))));
                            outcomes.add("" + Thread.currentThread().isInterrupted());
                        });
        Gate.awaitWaiting(producer);
        producer.interrupt();
        producer.join();
        gate.open();

        assertThat(outcomes).containsExactly("INTERRUPTED", "true");
        assertThat(writer.write(Durability.RELAXED, NoteQuery::all)).containsExactly("kept");
    }

    @Test
    void interruptingAProducerBeforeAFullQueueTakesItsTaskBack() throws InterruptedException {
        Gate gate = Gate.close(writer);
        fillQueue();
        ConcurrentLinkedQueue<String> outcomes = new ConcurrentLinkedQueue<>();
        Thread producer =
                Thread.ofPlatform()
                        .start(() -> outcomes.add(outcome(() -> insert("never").join())));
        Gate.awaitWaiting(producer);
        producer.interrupt();
        producer.join();
        gate.open();

        assertThat(outcomes).containsExactly("INTERRUPTED");
        assertThat(writer.write(Durability.RELAXED, NoteQuery::all))
                .hasSize(WriterSettings.QUEUE_TASKS_MAX)
                .doesNotContain("never");
    }

    @Test
    void goesOnAfterTheDiskWasFull() {
        writer.write(Durability.FORCED, t -> NoteQuery.insert(t, "before"));
        writer.write(
                Durability.RELAXED, t -> PlainSql.rows(connection(), "PRAGMA max_page_count=10"));

        assertFails(
                        ErrorCode.DATABASE_FULL,
                        () ->
                                writer.write(
                                        Durability.FORCED,
                                        t -> NoteQuery.insert(t, "x".repeat(1_000_000))))
                .hasMessageContaining("NoteQuery.INSERT")
                .hasMessageContaining("Free some disk space");

        writer.write(Durability.FORCED, t -> NoteQuery.insert(t, "after"));
        assertThat(writer.write(Durability.RELAXED, NoteQuery::all))
                .containsExactly("before", "after");
    }

    @Test
    void whatWaitsForTheLockOfAnotherProgramIsKeptOrWithdrawnOrRefused() {
        writer.write(
                Durability.RELAXED, t -> PlainSql.rows(connection(), "PRAGMA busy_timeout=50"));
        try (ChildProcess holder = ChildProcess.start(LockHolder.class, path)) {
            assertThat(holder.readLine()).isEqualTo("held");
            holder.signal("STOP");

            List<CompletableFuture<String>> kept =
                    Stream.of(Durability.values())
                            .map(durability ->
                                    writer.submit(
                                            durability,
                                            t -> NoteQuery.insert(t, durability.name())))
                            .toList();
            CompletableFuture<String> withdrawn = insert("withdrawn");
            assertFails(
                            ErrorCode.DATABASE_LOCKED,
                            () ->
                                    writer.write(
                                            Durability.FORCED, t -> NoteQuery.insert(t, "refused")))
                    .hasMessageContaining("Another program holds the write lock")
                    .hasMessageContaining("Nothing was written");
            assertThat(writer.health().lockWait()).isPositive();
            assertThat(withdrawn.cancel(false)).isTrue();
            assertThat(kept).noneMatch(CompletableFuture::isDone);

            holder.signal("CONT");
            holder.send("release");
            assertThat(holder.readLine()).isEqualTo("released");
            kept.forEach(CompletableFuture::join);
            assertThat(kept.getFirst().cancel(false)).as("is done").isFalse();
        }
        assertThat(writer.write(Durability.RELAXED, NoteQuery::all))
                .containsExactlyInAnyOrder("RELAXED", "FORCED", "CRITICAL");
        assertThat(writer.health().lockWait()).isZero();
        assertThat(ErrorCode.DATABASE_LOCKED.retryable()).isTrue();
    }

    @Test
    void closesWhileAnotherProgramHoldsTheLock() {
        writer.write(
                Durability.RELAXED, t -> PlainSql.rows(connection(), "PRAGMA busy_timeout=50"));
        try (ChildProcess holder = ChildProcess.start(LockHolder.class, path)) {
            assertThat(holder.readLine()).isEqualTo("held");
            CompletableFuture<String> waiting = insert("waits");
            writer.close();
            assertFails(ErrorCode.DATABASE_LOCKED, () -> Completion.await(waiting));
        }
        assertThat(PlainSql.rows(path, "SELECT note FROM notes")).isEmpty();
    }

    @Test
    void booksNothingInAFileThatWasMovedAway() throws IOException {
        writer.write(Durability.FORCED, t -> NoteQuery.insert(t, "before"));
        Path moved = Files.move(path, folder.resolve("moved.db"));

        assertFails(
                        ErrorCode.DATABASE_MOVED,
                        () -> writer.write(Durability.FORCED, t -> NoteQuery.insert(t, "lost")))
                .hasMessageContaining("Nothing is booked since");
        assertFails(
                ErrorCode.WRITER_STOPPED,
                () -> writer.write(Durability.FORCED, t -> NoteQuery.insert(t, "after")));
        assertThat(writer.health().stopped()).isPresent();
        writer.close();

        Files.move(moved, path);
        assertThat(PlainSql.rows(path, "SELECT note FROM notes")).containsExactly("before");
    }

    @Test
    void aFailingOpenerLeavesNoThread() {
        assertThatThrownBy(() ->
                        Writer.start(
                                () -> {
                                    throw new IllegalStateException("no such file");
                                },
                                "none"))
                .hasMessage("no such file");
    }

    private CompletableFuture<String> insert(String note) {
        return writer.submit(Durability.RELAXED, t -> NoteQuery.insert(t, note));
    }

    private List<CompletableFuture<String>> fillQueue() {
        return fillQueue(0);
    }

    private List<CompletableFuture<String>> fillQueue(int queuedAlready) {
        return IntStream.range(queuedAlready, WriterSettings.QUEUE_TASKS_MAX)
                .mapToObj(i -> insert("queued " + i))
                .toList();
    }
}
