package dev.tradekeep.bench.write;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Sqlite;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.backup.BackupListener;
import dev.tradekeep.store.sqlite.backup.BackupReport;
import dev.tradekeep.store.sqlite.backup.BackupRequest;
import dev.tradekeep.store.sqlite.backup.ChangeShipper;
import dev.tradekeep.store.sqlite.backup.DatabaseBackup;
import dev.tradekeep.store.sqlite.backup.ShipperSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How fast a database is backed up, and how many orders a second the writer loses meanwhile: the
 * same load alone, next to one backup after another, and while every commit is shipped to an
 * archive, in turn.
 */
public final class BackupBench {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_MILLISECOND = 1e3;
    private static final String ALONE = "alone";
    private static final double SHARE_MIN = 0.9;
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What runs next to the load. */
    private enum Alongside {
        NOTHING(ALONE),
        BACKUPS("next to backups"),
        SHIPPING("while shipped");

        private final String label;

        Alongside(String label) {
            this.label = label;
        }
    }

    private final Effort effort;
    private final Consumer<String> progress;
    private final Path folder;
    private final Map<Alongside, List<Double>> rates = new EnumMap<>(Alongside.class);
    private final List<Double> backupMillis = new ArrayList<>();
    private long databaseBytes;
    private long nextOrder;
    private long lastBackupNanos;

    private BackupBench(Effort effort, Consumer<String> progress, Path folder) {
        this.effort = effort;
        this.progress = progress;
        this.folder = folder;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run of seconds instead of minutes
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        return WorkFolder.use(folder ->
                new BackupBench(small ? Effort.SHORT : Effort.BACKUP, progress, folder)
                        .run(machine));
    }

    private BenchReport run(Machine machine) throws IOException {
        progress.accept("writing " + effort.loaded() + " orders");
        Path file = folder.resolve("backup.db");
        LoadedBooks.make(file, effort.loaded());
        Files.createDirectory(folder.resolve("backups"));
        MadeUpOrders orders;
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            orders = LoadedBooks.rows(connection);
            nextOrder = LoadedBooks.numbers(connection, "SELECT max(id) FROM orders")[0] + 1;
        }
        try (Database database = Database.open(file, Duration.ZERO, CLOCK)) {
            for (int round = -effort.warmUps(); round < effort.rounds(); round++) {
                progress.accept("round " + (round + effort.warmUps() + 1));
                for (Alongside nextTo : Alongside.values()) {
                    double rate = measure(database, orders, nextTo, round);
                    if (round >= 0) {
                        rates.computeIfAbsent(nextTo, one -> new ArrayList<>()).add(rate);
                    }
                }
            }
        }
        return new BenchReport(
                "backup",
                machine,
                Map.of("java", Runtime.version().toString(), "SQLite", Sqlite.version()),
                Map.of(),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "%,d orders there at first, %d producers, %d rounds in turn of %,d orders,"
                                        + " after %d to warm up.",
                                effort.loaded(),
                                Contender.PRODUCERS,
                                effort.rounds(),
                                effort.orders(),
                                effort.warmUps()),
                        String.format(
                                Locale.ROOT,
                                "backup is one of the last %,d bytes with its check and its checksum, next to"
                                        + " the writer; each round meets another part of it. alone compares all rounds"
                                        + " together with all of the load without it.",
                                databaseBytes)),
                rows());
    }

    /** Answers orders a second; what a backup keeps in the log is moved in that time as well. */
    private double measure(Database database, MadeUpOrders orders, Alongside nextTo, int round)
            throws IOException {
        emptyLog(database);
        long nanos =
                switch (nextTo) {
                    case NOTHING -> load(database, orders);
                    case BACKUPS ->
                            loadDuringBackups(
                                    database,
                                    orders,
                                    Math.max(0, round) / (double) effort.rounds(),
                                    round >= 0);
                    case SHIPPING -> loadWhileShipped(database, orders);
                };
        nanos += emptyLog(database);
        return effort.orders() * NANOS_PER_SECOND / nanos;
    }

    private static long emptyLog(Database database) {
        long start = System.nanoTime();
        database.runUpkeep(connection -> Checkpoint.run(connection, CheckpointMode.TRUNCATE));
        return System.nanoTime() - start;
    }

    /** Every round meets another part of a backup, which takes longer than the load. */
    private long loadDuringBackups(
            Database database, MadeUpOrders orders, double part, boolean counts) {
        AtomicBoolean ended = new AtomicBoolean();
        List<BackupReport> made = new ArrayList<>();
        Thread backups =
                Thread.ofPlatform()
                        .name("backups")
                        .start(() -> {
                            while (!ended.get()) {
                                made.add(backUp(database));
                            }
                        });
        try {
            awaitPart(part);
            return load(database, orders);
        } finally {
            ended.set(true);
            join(backups);
            lastBackupNanos = TimeUnit.MICROSECONDS.toNanos(duration(made.getLast()));
            if (counts) {
                made.forEach(this::count);
            }
        }
    }

    private void awaitPart(double part) {
        long until = System.nanoTime() + Math.round(lastBackupNanos * part);
        long left = until - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }

    private BackupReport backUp(Database database) {
        return new DatabaseBackup(CLOCK)
                .make(
                        new BackupRequest(
                                database.path(), folder.resolve("backups"), false, true, 1),
                        (remaining, total) -> {},
                        BackupListener.NONE);
    }

    private void count(BackupReport report) {
        databaseBytes = report.databaseBytes();
        backupMillis.add(duration(report) / MICROS_PER_MILLISECOND);
    }

    private static long duration(BackupReport report) {
        return report.endedAt() - report.startedAt();
    }

    private long loadWhileShipped(Database database, MadeUpOrders orders) throws IOException {
        Path archive = folder.resolve("archive");
        try (ChangeShipper shipper =
                ChangeShipper.start(database, archive, ShipperSettings.DEFAULT, CLOCK)) {
            shipper.flush(PATIENCE);
            long nanos = load(database, orders);
            shipper.flush(PATIENCE);
            if (shipper.status().failure().isPresent()) {
                throw new IllegalStateException("Shipping failed: " + shipper.status());
            }
            return nanos;
        } finally {
            Built.delete(archive);
        }
    }

    private long load(Database database, MadeUpOrders orders) {
        long first = nextOrder;
        long end = first + effort.orders();
        AtomicLong issued = new AtomicLong(first);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Contender.PRODUCERS; i++) {
                threads.execute(() -> produce(database, orders, issued, end));
            }
        }
        long nanos = System.nanoTime() - start;
        nextOrder = end;
        return nanos;
    }

    private static void produce(
            Database database, MadeUpOrders orders, AtomicLong issued, long end) {
        for (long n = issued.getAndIncrement(); n < end; n = issued.getAndIncrement()) {
            long number = n;
            OrderEvent event = orders.event(number);
            Order order = orders.order(number).apply(event);
            database.<@Nullable Void>write(
                    Durability.FORCED,
                    t -> {
                        new OrderRepository(t).open(orders.owner(number), order, null, event);
                        return null;
                    });
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        Figures alone = figures(rates.getOrDefault(Alongside.NOTHING, List.of()));
        rates.forEach((nextTo, found) -> {
            Figures figures = figures(found);
            boolean isAlone = nextTo == Alongside.NOTHING;
            rows.add(
                    new BenchRow(
                            "durable-orders",
                            nextTo.label,
                            Unit.OPERATIONS_PER_SECOND,
                            figures,
                            isAlone ? Map.of() : Map.of(ALONE, seconds(alone) / seconds(figures)),
                            isAlone
                                    ? List.of()
                                    : List.of(new Goal(ALONE, Goal.Sense.AT_LEAST, SHARE_MIN))));
        });
        rows.add(
                new BenchRow(
                        "backup",
                        Alongside.BACKUPS.label,
                        Unit.MILLISECONDS,
                        figures(backupMillis),
                        Map.of(),
                        List.of()));
        return rows;
    }

    /** In all rounds, per order: a backup costs most at its beginning, which few rounds meet. */
    private static double seconds(Figures rates) {
        return rates.rounds().stream().mapToDouble(rate -> 1 / rate).sum();
    }

    private static Figures figures(List<Double> rounds) {
        return Figures.of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
