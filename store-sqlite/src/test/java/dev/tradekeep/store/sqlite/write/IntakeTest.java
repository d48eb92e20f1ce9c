package dev.tradekeep.store.sqlite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.Durability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IntakeTest {
    private static final int BATCH = 16;
    private static final int SHARE = BATCH / Intake.MARKET_SHARE;
    private static final int QUEUE = 200;

    private final Intake intake =
            new Intake(
                    WriterSettings.DEFAULT
                            .withQueue(QUEUE, Duration.ZERO)
                            .withBatch(BATCH, Duration.ofSeconds(1)));

    @Test
    void takesLedgerBeforeMarketDataThatCameFirst() throws InterruptedException {
        List<Task<?>> market = offer(Durability.RELAXED, 3);
        List<Task<?>> ledger = offer(Durability.FORCED, 3);

        assertThat(intake.begin()).isTrue();

        assertThat(rest())
                .containsExactly(
                        ledger.get(0), ledger.get(1), ledger.get(2), market.get(0), market.get(1));
    }

    @Test
    void takesAShareOfMarketDataNextToLedger() throws InterruptedException {
        offer(Durability.RELAXED, 50);
        offer(Durability.CRITICAL, 1);

        assertThat(intake.begin()).isTrue();

        assertThat(rest()).hasSize(1 + SHARE);
    }

    @Test
    void fillsABatchWithMarketDataWhenNoLedgerWaits() throws InterruptedException {
        List<Task<?>> market = offer(Durability.RELAXED, BATCH + 1);

        assertThat(intake.begin()).isFalse();

        assertThat(rest()).containsExactlyElementsOf(market.subList(0, BATCH));
        assertThat(intake.isEmpty()).isFalse();
    }

    @Test
    void endsABatchOfMarketDataWhenLedgerArrives() throws InterruptedException {
        offer(Durability.RELAXED, 5);
        intake.begin();
        assertThat(intake.next()).isNotNull();

        offer(Durability.FORCED, 1);

        assertThat(intake.next()).isNull();
        assertThat(intake.begin()).isTrue();
    }

    @Test
    void whatArrivesMeanwhileJoinsABatchOfLedger() throws InterruptedException {
        List<Task<?>> first = offer(Durability.FORCED, 1);
        intake.begin();
        assertThat(intake.next()).isSameAs(first.getFirst());

        List<Task<?>> late = offer(Durability.FORCED, 2);

        assertThat(rest()).containsExactlyElementsOf(late);
    }

    @Test
    void marketDataIsPassedOverForABoundedNumberOfBatches() throws InterruptedException {
        Task<?> waiting = offer(Durability.RELAXED, 1).getFirst();
        for (int batch = 0; batch < Intake.PASSED_OVER_MAX; batch++) {
            offer(Durability.FORCED, BATCH);
            intake.begin();
            assertThat(rest()).hasSize(BATCH).doesNotContain(waiting);
        }
        offer(Durability.FORCED, BATCH);

        assertThat(intake.begin()).isTrue();

        assertThat(intake.next()).isSameAs(waiting);
        assertThat(rest()).hasSize(BATCH - 1);
    }

    @Test
    void marketDataFullQueueLeavesRoomForLedger() throws InterruptedException {
        offer(Durability.RELAXED, QUEUE);
        Task<?> refused = task(Durability.RELAXED);

        assertThat(intake.laneOf(refused).offer(refused, 0)).isFalse();
        assertThat(offer(Durability.FORCED, 1)).hasSize(1);
        assertThat(intake.marketDepth()).isEqualTo(QUEUE);
        assertThat(intake.ledgerDepth()).isOne();
    }

    @Test
    void takingATaskMakesRoomForAnother() throws InterruptedException {
        offer(Durability.RELAXED, QUEUE);
        intake.begin();
        intake.next();

        assertThat(offer(Durability.RELAXED, 1)).hasSize(1);
    }

    @Test
    void manyProducersKeepTheirOrder() throws InterruptedException {
        int producers = 8;
        int each = 20_000;
        Lane lane = new Lane(QUEUE);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> threads =
                IntStream.range(0, producers)
                        .mapToObj(
                                p -> Thread.ofPlatform().start(() -> produce(lane, p, each, wrong)))
                        .toList();

        int[] last = new int[producers];
        for (int taken = 0; taken < producers * each; taken++) {
            Task<?> task =
                    Objects.requireNonNull(
                            Eventually.await("task " + taken, lane::poll, Objects::nonNull));
            int producer = (int) (task.submittedNanos / each);
            int number = (int) (task.submittedNanos % each) + 1;
            if (number != last[producer] + 1) {
                wrong.add(producer + " gave " + number + " after " + last[producer]);
            }
            last[producer] = number;
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(wrong).isEmpty();
        assertThat(lane.isEmpty()).isTrue();
        assertThat(lane.depth()).isZero();
    }

    private static void produce(
            Lane lane, int producer, int each, ConcurrentLinkedQueue<String> wrong) {
        try {
            for (int i = 0; i < each; i++) {
                long mark = (long) producer * each + i;
                lane.offer(new Task<>(Durability.FORCED, t -> true, mark), Long.MAX_VALUE);
            }
        } catch (InterruptedException e) {
            wrong.add("interrupted");
        }
    }

    private List<Task<?>> offer(Durability durability, int count) throws InterruptedException {
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Task<?> task = task(durability);
            assertThat(intake.laneOf(task).offer(task, 0)).isTrue();
            tasks.add(task);
        }
        return tasks;
    }

    private static Task<?> task(Durability durability) {
        return new Task<>(durability, t -> true, 0);
    }

    private List<Task<?>> rest() {
        List<Task<?>> taken = new ArrayList<>();
        for (Task<?> task = intake.next(); task != null; task = intake.next()) {
            taken.add(task);
        }
        return taken;
    }
}
