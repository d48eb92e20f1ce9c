package dev.tradekeep.store.sqlite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.testing.Seeds;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The writer next to a naive model, a plain map with one commit a task: over the same stream of
 * tasks, some of which fail half-way, both give the same answers and end in the same state.
 */
@ExtendWith(LeakCheck.class)
@Timeout(120)
class WriterModelIT {
    private static final int SEEDS = 20;
    private static final int TASKS = 1_500;
    private static final int STEPS_MAX = 4;
    private static final int KEYS = 40;

    @TempDir Path folder;

    /** Moves an amount onto a key; a balance below zero breaks a rule of the schema. */
    private record Step(int key, long amount) {}

    /** Steps that happen together, or not at all when one breaks the rule or the last throws. */
    private record Plan(Durability durability, List<Step> steps, boolean throwsAtTheEnd) {}

    private enum BalanceQuery implements Query {
        ENSURE("INSERT INTO balances (key, amount) VALUES (?1, 0) ON CONFLICT (key) DO NOTHING"),
        ADD("UPDATE balances SET amount = amount + ?2 WHERE key = ?1"),
        READ("SELECT amount FROM balances WHERE key = ?1");

        private final String sql;

        BalanceQuery(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    static LongStream seeds() {
        return Seeds.of(SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesTheSameAnswersAndTheSameState(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Plan> plans = plans(random);
        WriterSettings settings =
                WriterSettings.DEFAULT.withBatch(
                        1 + random.nextInt(100), Duration.ofMillis(random.nextInt(5)));
        Path path = folder.resolve("balances.db");
        List<String> answers;
        try (Writer writer =
                Writer.start(
                        () -> {
                            var connection = DatabaseFile.at(path).openForWriting(c -> {});
                            connection.execute(
                                    "CREATE TABLE balances (key INTEGER PRIMARY KEY,"
                                            + " amount INTEGER NOT NULL CHECK (amount >= 0)) STRICT");
                            return connection;
                        },
                        "balances.db",
                        settings,
                        Ballast.none(),
                        cause -> {})) {
            answers = answers(writer, plans, random);
        }

        Map<Integer, Long> model = new TreeMap<>();
        List<String> wanted = plans.stream().map(plan -> apply(model, plan)).toList();
        assertThat(answers).as("answers, seed %s", seed).isEqualTo(wanted);
        assertThat(PlainSql.rows(path, "SELECT key, amount FROM balances ORDER BY key"))
                .as("state, seed %s", seed)
                .isEqualTo(
                        model.entrySet().stream()
                                .map(e -> e.getKey() + "|" + e.getValue())
                                .toList());
    }

    /** One lane a run keeps the order that the model knows. */
    private static List<Plan> plans(SplittableRandom random) {
        Durability[] lane =
                random.nextBoolean()
                        ? new Durability[] {Durability.RELAXED}
                        : new Durability[] {Durability.FORCED, Durability.CRITICAL};
        int failing = 1 + random.nextInt(200);
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            List<Step> steps = new ArrayList<>();
            int count = 1 + random.nextInt(STEPS_MAX);
            for (int step = 0; step < count; step++) {
                steps.add(new Step(random.nextInt(KEYS), random.nextLong(-30, 60)));
            }
            plans.add(
                    new Plan(
                            lane[random.nextInt(lane.length)],
                            steps,
                            random.nextInt(failing) == 0));
        }
        return plans;
    }

    private static List<String> answers(Writer writer, List<Plan> plans, SplittableRandom random) {
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (Plan plan : plans) {
            results.add(
                    writer.submit(plan.durability(), t -> run(t, plan))
                            .exceptionally(WriterModelIT::failure));
            if (random.nextInt(100) == 0) {
                // Sometimes the writer runs dry, and its batches are small.
                results.getLast().join();
            }
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    private static String run(Transaction transaction, Plan plan) {
        StringBuilder answer = new StringBuilder();
        for (Step step : plan.steps()) {
            transaction.update(BalanceQuery.ENSURE, Binder.of(step.key()));
            transaction.update(BalanceQuery.ADD, Binder.of(step.key(), step.amount()));
            long balance =
                    transaction.get(
                            BalanceQuery.READ, Binder.of(step.key()), row -> row.getLong(0));
            answer.append(balance).append(' ');
        }
        if (plan.throwsAtTheEnd()) {
            throw new IllegalStateException("planned");
        }
        return answer.toString();
    }

    private static String failure(Throwable failure) {
        return failure instanceof TradekeepException e && e.code() == ErrorCode.CONSTRAINT_VIOLATED
                ? "below zero"
                : String.valueOf(failure.getMessage());
    }

    private static String apply(Map<Integer, Long> model, Plan plan) {
        Map<Integer, Long> next = new HashMap<>(model);
        StringBuilder answer = new StringBuilder();
        for (Step step : plan.steps()) {
            long balance = next.merge(step.key(), step.amount(), Long::sum);
            if (balance < 0) {
                return "below zero";
            }
            answer.append(balance).append(' ');
        }
        if (plan.throwsAtTheEnd()) {
            return "planned";
        }
        model.putAll(next);
        return answer.toString();
    }
}
