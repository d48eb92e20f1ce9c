package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.bench.process.Unavailable;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A subject of the figures that runs in a JVM. Says {@code ready VERSION}, then answers each line
 * with one:
 *
 * <ul>
 *   <li>{@code digest WORK}: the checksum of the rows of the first operations, and how many
 *   <li>{@code run WORK READERS MILLIS MAX}: the nanoseconds of each operation of so many readers,
 *       for so long, at most so many of each
 *   <li>{@code cold WORK TIMES}: the same where each operation opens a connection first
 *   <li>{@code load FILE ROWS}: the nanoseconds that a CSV file of candles takes into a new table
 *   <li>{@code write on}, {@code write off}: a writer commits meanwhile
 * </ul>
 *
 * <p>What it cannot do it answers with {@code missing REASON}.
 */
abstract class Driver {
    /** Operations whose rows are compared. */
    static final int DIGESTED = 20;

    private final Path folder;
    private final String dialect;
    private final Map<String, Task> tasks = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private int place;
    private final LongAdder kept = new LongAdder();

    Driver(Path folder, String dialect) {
        this.folder = folder;
        this.dialect = dialect;
    }

    abstract String version() throws Exception;

    /** Opens a connection for the calling thread. */
    abstract Session open() throws Exception;

    /** Loads a file of candles into a new table; the nanoseconds it took. */
    long load(Path file, long rows) throws Exception {
        throw new Unavailable("loads no files here");
    }

    /** Begins to write next to the readers, or ends it. */
    void write(boolean on) throws Exception {
        throw new Unavailable("is not written to here");
    }

    Path folder() {
        return folder;
    }

    /** Answers the requests of this process until there are no more. */
    void serve() throws Exception {
        // Libraries may print what they like; answers go where nobody else writes.
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        out.println("ready " + version());
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            out.println(answer(line.split(" ", -1)));
        }
        for (Session session : sessions) {
            session.close();
        }
    }

    private String answer(String[] words) throws Exception {
        try {
            return switch (words[0]) {
                case "digest" -> digest(task(words[1]));
                case "run" ->
                        run(
                                task(words[1]),
                                Integer.parseInt(words[2]),
                                Long.parseLong(words[3]),
                                Integer.parseInt(words[4]));
                case "cold" -> cold(task(words[1]), Integer.parseInt(words[2]));
                case "load" -> Long.toString(load(Path.of(words[1]), Long.parseLong(words[2])));
                case "write" -> {
                    write(words[1].equals("on"));
                    yield "done";
                }
                default -> throw new IllegalArgumentException("What is " + words[0] + "?");
            };
        } catch (Unavailable e) {
            return "missing " + e.reason();
        }
    }

    private Task task(String work) throws IOException, Unavailable {
        Task known = tasks.get(work);
        if (known == null) {
            known = Task.read(folder, work, dialect);
            tasks.put(work, known);
        }
        if (known.sql().startsWith("missing")) {
            throw new Unavailable(known.sql().substring("missing".length()).strip());
        }
        return known;
    }

    private String digest(Task task) throws Exception {
        Digest digest = new Digest();
        try (Session session = open()) {
            for (int i = 0; i < Math.min(DIGESTED, task.parameters().size()); i++) {
                session.run(task, task.parameters().get(i), digest);
            }
        }
        return digest.text();
    }

    private String cold(Task task, int times) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            Object[] parameters = task.parameters().get(next(task, 1));
            long start = System.nanoTime();
            try (Session session = open()) {
                session.run(task, parameters, new Touch());
                nanos[i] = System.nanoTime() - start;
            }
        }
        return text(nanos);
    }

    private String run(Task task, int readers, long millis, int max) throws Exception {
        if (readers == 1) {
            if (sessions.isEmpty()) {
                sessions.add(open());
            }
            return text(measure(sessions.getFirst(), task, next(task, max), millis, max));
        }
        StringBuilder all = new StringBuilder();
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                int from = next(task, max);
                running.add(
                        threads.submit(() -> {
                            try (Session session = open()) {
                                // Opening is what cold is for.
                                session.run(task, task.parameters().getFirst(), new Touch());
                                return measure(session, task, from, millis, max);
                            }
                        }));
            }
            for (Future<long[]> one : running) {
                all.append(all.isEmpty() ? "" : " ").append(text(one.get()));
            }
        }
        return all.toString();
    }

    private long[] measure(Session session, Task task, int from, long millis, int max)
            throws Exception {
        long[] nanos = new long[max];
        int done = 0;
        Touch touch = new Touch();
        long now = System.nanoTime();
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (done < max && (done == 0 || now < end)) {
            Object[] parameters = task.parameters().get((from + done) % task.parameters().size());
            long start = now;
            session.run(task, parameters, touch);
            now = System.nanoTime();
            nanos[done++] = now - start;
        }
        kept.add(touch.sum());
        return Arrays.copyOf(nanos, done);
    }

    /** The parameters to go on with: rounds do not repeat the last one. */
    private int next(Task task, int operations) {
        int found = place % task.parameters().size();
        place = (place + operations) & Integer.MAX_VALUE;
        return found;
    }

    private static String text(long[] nanos) {
        return LongStream.of(nanos).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /** What the readers read, so that no compiler leaves it out. */
    long kept() {
        return kept.sum();
    }
}
