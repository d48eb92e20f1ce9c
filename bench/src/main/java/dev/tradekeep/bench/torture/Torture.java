package dev.tradekeep.bench.torture;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Starts a process that books orders on the same file again and again, kills it as {@code kill -9}
 * does while it acknowledges them over a pipe, and looks for every acknowledged order.
 */
public final class Torture {
    /** The process is killed after so many answers at most; the number is drawn each time. */
    private static final int ANSWERS_MAX = 3_000;

    private static final String ORDER_IS_THERE = "SELECT 1 FROM orders WHERE client_order_id = ?1";
    private static final String HALVES =
            """
            SELECT client_order_id FROM orders AS o
            WHERE status <> 'ACCEPTED'
                OR (SELECT count(*) FROM order_events AS e WHERE e.order_id = o.id) <> ?1
            UNION ALL
            SELECT 'event of order ' || order_id FROM order_events AS e
            WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.id = e.order_id)\
            """;
    private static final String DAMAGE =
            """
            SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
            UNION ALL
            SELECT 'foreign key of ' || "table" FROM pragma_foreign_key_check\
            """;
    private static final String COUNT = "SELECT count(*) FROM orders";

    private final Path file;
    private final Path complaints;
    private final SplittableRandom random;
    private final List<String> lost = new ArrayList<>();
    private long acknowledged;

    private Torture(Path folder, long seed) {
        file = folder.resolve("torture.db");
        complaints = folder.resolve("process.err");
        random = new SplittableRandom(seed);
    }

    /**
     * Runs it in a temporary folder.
     *
     * @param seed decides when each process is killed, as far as the system's scheduler lets it
     * @param progress hears how many kills are done
     */
    public static TortureReport run(int kills, long seed, Consumer<String> progress) {
        long start = System.nanoTime();
        return WorkFolder.use(folder -> {
            Torture torture = new Torture(folder, seed);
            for (int kill = 1; kill <= kills; kill++) {
                torture.killOnce("k" + kill);
                progress.accept(
                        "%d of %d kills, %d orders acknowledged, %d lost"
                                .formatted(kill, kills, torture.acknowledged, torture.lost.size()));
            }
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            return torture.report(kills, seconds);
        });
    }

    private void killOnce(String prefix) throws IOException {
        List<String> command = new ArrayList<>(Program.java(OrderProcess.class));
        command.add(file.toString());
        command.add(prefix);
        List<String> heard = new ArrayList<>();
        int answers = 1 + random.nextInt(ANSWERS_MAX);
        Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        try (BufferedReader lines = process.inputReader()) {
            // What lies in the pipe when the process dies was said before that.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
                if (heard.size() == answers) {
                    // Not through the process itself, which would close the pipe.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
        if (heard.size() < answers) {
            throw new IllegalStateException(
                    "The process ended by itself: " + Files.readString(complaints));
        }
        // The last line may have been cut off in the middle.
        heard.removeLast();
        lookFor(heard);
    }

    private void lookFor(List<String> ids) {
        acknowledged += ids.size();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE);
                Statement find = connection.prepare(ORDER_IS_THERE)) {
            for (String id : ids) {
                if (!find.bind(1, id).step()) {
                    lost.add(id);
                }
                find.reset();
            }
        }
    }

    private TortureReport report(int kills, long seconds) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE);
                Statement halves = connection.prepare(HALVES);
                Statement damage = connection.prepare(DAMAGE);
                Statement count = connection.prepare(COUNT)) {
            halves.bind(1, OrderProcess.EVENTS);
            count.step();
            return new TortureReport(
                    kills,
                    acknowledged,
                    count.getLong(0),
                    lost,
                    texts(halves),
                    texts(damage),
                    seconds);
        }
    }

    private static List<String> texts(Statement statement) {
        List<String> texts = new ArrayList<>();
        while (statement.step()) {
            texts.add(String.valueOf(statement.getText(0)));
        }
        return texts;
    }
}
