package dev.tradekeep.app.jobs;

import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.app.socket.CommandListener;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Commands that the API starts: each runs on a thread of its own, one at a time, and the newest of
 * them are remembered until the server ends. Thread-safe.
 */
public final class Jobs implements AutoCloseable {
    /** Jobs that are remembered. */
    static final int KEPT_MAX = 100;

    private static final int ARGUMENTS_MAX = 100;
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(20);

    private final Optional<Path> folder;
    private final CommandListener.Program program;
    private final ServedBooks books;
    private final InstantSource clock;
    private final Map<Long, Run> runs = new LinkedHashMap<>();
    private long lastId;

    /**
     * @param folder whose files they may read and write; empty when there are to be no jobs
     * @param program runs a command line
     * @param books of the server
     */
    public Jobs(
            Optional<Path> folder,
            CommandListener.Program program,
            ServedBooks books,
            InstantSource clock) {
        this.folder = folder;
        this.program = program;
        this.books = books;
        this.clock = clock;
    }

    /** Where none may be started. */
    public static Jobs none(InstantSource clock) {
        return new Jobs(Optional.empty(), (out, err, args) -> 0, new NoBooks(), clock);
    }

    /** One that runs or has run. */
    private static final class Run {
        private final long id;
        private final String command;
        private final String startedBy;
        private final long startedAt;
        private final JobInvocation invocation;
        private final BoundedText out = new BoundedText();
        private final BoundedText err = new BoundedText();
        private final Thread thread;
        private volatile long endedAt;
        private volatile int exitCode;
        private volatile boolean ended;

        Run(
                long id,
                List<String> words,
                String startedBy,
                JobInvocation invocation,
                CommandListener.Program program,
                InstantSource clock) {
            this.id = id;
            this.startedBy = startedBy;
            this.invocation = invocation;
            command = String.join(" ", words);
            startedAt = Micros.now(clock);
            thread =
                    Thread.ofPlatform()
                            .name("job " + id)
                            .unstarted(() -> run(words, program, clock));
        }

        private void run(List<String> words, CommandListener.Program program, InstantSource clock) {
            int code = ErrorCode.INTERNAL.exitCode();
            try {
                code =
                        invocation.call(() ->
                                program.run(
                                        new PrintWriter(out, true),
                                        new PrintWriter(err, true),
                                        words.toArray(String[]::new)));
            } catch (Exception e) {
                new PrintWriter(err, true).println("tradekeep: " + e);
            } finally {
                exitCode = code;
                endedAt = Micros.now(clock);
                ended = true;
            }
        }

        Job job() {
            boolean over = ended;
            return new Job(
                    id,
                    command,
                    startedBy,
                    startedAt,
                    over ? OptionalLong.of(endedAt) : OptionalLong.empty(),
                    over ? 100 : invocation.percent(),
                    over ? OptionalInt.of(exitCode) : OptionalInt.empty(),
                    out.toString(),
                    err.toString());
        }
    }

    /**
     * Starts a command.
     *
     * @param arguments as they are typed behind it; files are those of the folder for jobs
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when no folder is set, with {@link
     *     ErrorCode#SERVER_BUSY} while another one runs
     */
    public synchronized Job start(JobCommand command, List<String> arguments, String startedBy) {
        Path root = root();
        requireFit(arguments);
        if (isRunning()) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    "Another job runs. Try again when it has ended, or cancel it.");
        }
        List<String> words = new ArrayList<>(command.words());
        words.addAll(List.of("--db", books.database().path().toString()));
        words.addAll(arguments);
        lastId++;
        Run run = new Run(lastId, words, startedBy, new JobInvocation(root, books), program, clock);
        runs.put(lastId, run);
        if (runs.size() > KEPT_MAX) {
            runs.remove(runs.keySet().iterator().next());
        }
        run.thread.start();
        return run.job();
    }

    private Path root() {
        Path wanted =
                folder.orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.CONFLICT,
                                "The setting jobs.folder names no folder whose files jobs may use."
                                        + " Set it and start the server anew."));
        try {
            Files.createDirectories(wanted);
            return wanted.toRealPath();
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    "The folder for jobs, " + wanted + ", cannot be used: " + e.getMessage() + ".",
                    e);
        }
    }

    private static void requireFit(List<String> arguments) {
        if (arguments.size() > ARGUMENTS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted at most "
                            + ARGUMENTS_MAX
                            + " arguments, found "
                            + arguments.size()
                            + ".");
        }
        for (String argument : arguments) {
            // The one would be read as a file of arguments, the other name other books.
            if (argument.startsWith("@") || argument.startsWith("--db")) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "An argument of a job may not begin with @ or --db, found \""
                                + argument
                                + "\".");
            }
        }
    }

    /** Whether one runs. */
    public synchronized boolean isRunning() {
        return runs.values().stream().anyMatch(run -> !run.ended);
    }

    /** Those that are remembered, newest first. */
    public synchronized List<Job> all() {
        return runs.values().stream().map(Run::job).toList().reversed();
    }

    /** One of them. */
    public synchronized Optional<Job> find(long id) {
        return Optional.ofNullable(runs.get(id)).map(Run::job);
    }

    /**
     * Asks one to end; it says so itself when it has. One that has ended stays as it is.
     *
     * @return empty when there is none
     */
    public synchronized Optional<Job> cancel(long id) {
        Optional<Run> run = Optional.ofNullable(runs.get(id));
        run.filter(one -> !one.ended).ifPresent(one -> one.invocation.interruption().request());
        return run.map(Run::job);
    }

    /** Asks those that run to end, and waits for them for a bounded time. */
    @Override
    public void close() {
        List<Run> open;
        synchronized (this) {
            open = runs.values().stream().filter(run -> !run.ended).toList();
        }
        open.forEach(run -> run.invocation.interruption().request());
        try {
            for (Run run : open) {
                var _ = run.thread.join(CLOSE_WAIT_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
