package dev.tradekeep.app.socket;

import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.venue.account.RequestBudget;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs commands that other processes send to this server, each on a thread of its own and a bounded
 * number at once. Only the server's own user gets in.
 */
public final class CommandListener implements AutoCloseable {
    /** Commands that run at once; one more waits, and is then refused. */
    public static final int COMMANDS_MAX = 8;

    private static final Duration GREETING_WAIT_MAX = Duration.ofSeconds(5);
    private static final Duration PLACE_WAIT_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(20);

    private final SocketFile.Bound bound;
    private final String version;
    private final ServedBooks books;
    private final Program program;
    private final Semaphore places = new Semaphore(COMMANDS_MAX, true);
    private final AtomicInteger count = new AtomicInteger();
    private final Set<FrameChannel> clients = ConcurrentHashMap.newKeySet();
    private final Set<ServedInvocation> running = ConcurrentHashMap.newKeySet();

    private CommandListener(
            SocketFile.Bound bound, String version, ServedBooks books, Program program) {
        this.bound = bound;
        this.version = version;
        this.books = books;
        this.program = program;
    }

    /** What runs a command line. */
    @FunctionalInterface
    public interface Program {
        /** Returns the exit code, and throws nothing. */
        int run(PrintWriter out, PrintWriter err, String... args);
    }

    /**
     * Listens from now on.
     *
     * @param database the canonical path of the file, which this process owns
     * @param version a client of another one is refused
     * @throws TradekeepException with {@link ErrorCode#DATABASE_READ_ONLY} when the socket cannot
     *     be made next to the file
     */
    public static CommandListener start(
            Path database, String version, ServedBooks books, Program program) {
        try {
            CommandListener listener =
                    new CommandListener(SocketFile.bind(database), version, books, program);
            Thread.ofVirtual().name("command socket").start(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "The socket for commands, "
                            + SocketFile.of(database)
                            + ", cannot be made: "
                            + e.getMessage()
                            + ". Check the folder's permissions and that its file system has"
                            + " sockets.",
                    e);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = bound.channel().accept();
                Thread.ofVirtual().name("command client").start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private void serve(SocketChannel connection) {
        try (FrameChannel client = new FrameChannel(connection)) {
            clients.add(client);
            try {
                Optional<Hello> hello = greet(client, connection);
                if (hello.isPresent()) {
                    runInPlace(hello.get(), client);
                }
            } finally {
                clients.remove(client);
            }
        } catch (IOException e) {
            // The client is gone before anything was done for it.
            return;
        }
    }

    /** Reads who wants what; empty when that was refused. */
    private Optional<Hello> greet(FrameChannel client, SocketChannel connection)
            throws IOException {
        CompletableFuture<Void> deadline =
                CompletableFuture.runAsync(
                        client::close,
                        CompletableFuture.delayedExecutor(
                                GREETING_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS));
        Optional<Frame> first = client.read();
        deadline.cancel(false);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (!SocketFile.peer(connection).equals(bound.owner())) {
            refuse(
                    client,
                    ErrorCode.FORBIDDEN,
                    "The server that keeps these books belongs to the user "
                            + bound.owner().getName()
                            + ". Give the command as that user.");
            return Optional.empty();
        }
        Hello hello = Hello.of(first.get());
        if (!hello.version().equals(version)) {
            refuse(
                    client,
                    ErrorCode.CONFLICT,
                    "The server that keeps these books is "
                            + version
                            + " (process "
                            + ProcessHandle.current().pid()
                            + "), and this program is "
                            + hello.version()
                            + ". Use the same, or start the server anew with this one.");
            return Optional.empty();
        }
        return Optional.of(hello);
    }

    private static void refuse(FrameChannel client, ErrorCode code, String message)
            throws IOException {
        client.write(Refusal.frame(code, message));
    }

    private void runInPlace(Hello hello, FrameChannel client) throws IOException {
        if (!acquire(1)) {
            refuse(
                    client,
                    ErrorCode.SERVER_BUSY,
                    "The server runs as many commands as it does at once, which are "
                            + COMMANDS_MAX
                            + ", or one that takes the books for itself. Try again when one has"
                            + " ended.");
            return;
        }
        Thread thread =
                Thread.ofPlatform()
                        .name("command " + count.incrementAndGet())
                        .unstarted(() -> {
                            try {
                                run(hello, client);
                            } finally {
                                places.release();
                            }
                        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Hello hello, FrameChannel client) {
        try (Outbox outbox = new Outbox(client, Thread.currentThread())) {
            ServedInvocation invocation = new ServedInvocation(hello, outbox, new Shared());
            running.add(invocation);
            try {
                outbox.put(Frame.of(Frame.Kind.ACCEPTED));
                Thread.ofVirtual().name("command input").start(() -> invocation.listen(client));
                int code = run(invocation, hello, outbox);
                outbox.put(new Frame(Frame.Kind.EXIT, Integer.toString(code)));
            } catch (IOException e) {
                // The client is gone; the command has done what it does.
                outbox.cut();
            } finally {
                running.remove(invocation);
            }
        }
    }

    private int run(ServedInvocation invocation, Hello hello, Outbox outbox) throws IOException {
        PrintWriter out = writer(outbox, Frame.Kind.OUT);
        PrintWriter err = writer(outbox, Frame.Kind.ERR);
        try {
            int code =
                    invocation.call(
                            () -> program.run(out, err, hello.arguments().toArray(String[]::new)));
            out.flush();
            err.flush();
            return code;
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The program threw", e);
        }
    }

    private static PrintWriter writer(Outbox outbox, Frame.Kind kind) {
        return new PrintWriter(new BufferedWriter(new FrameWriter(outbox, kind)), true);
    }

    private boolean acquire(int wanted) {
        try {
            return places.tryAcquire(wanted, PLACE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The books as one of the commands sees them, which may have to be the only one. */
    private final class Shared implements ServedBooks {
        @Override
        public Database database() {
            return books.database();
        }

        @Override
        public Api api() {
            return books.api();
        }

        @Override
        public RequestBudget budget(String exchange, URI rest) {
            return books.budget(exchange, rest);
        }

        @Override
        public <R> R alone(Supplier<R> work) {
            if (!acquire(COMMANDS_MAX - 1)) {
                throw new TradekeepException(
                        ErrorCode.SERVER_BUSY,
                        "This takes the database for itself, and the server runs other commands."
                                + " Try again when they have ended.");
            }
            try {
                return books.alone(work);
            } finally {
                places.release(COMMANDS_MAX - 1);
            }
        }
    }

    /**
     * Takes no more commands, asks those that run to end, and waits for them for a bounded time. To
     * be closed while the books are open.
     */
    @Override
    public void close() {
        try {
            bound.channel().close();
            Files.deleteIfExists(bound.file());
        } catch (IOException e) {
            // What is left of it is refused by the system, and replaced by the next server.
        }
        running.forEach(invocation -> invocation.interruption().request());
        try {
            var _ =
                    places.tryAcquire(
                            COMMANDS_MAX, CLOSE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(FrameChannel::close);
    }
}
