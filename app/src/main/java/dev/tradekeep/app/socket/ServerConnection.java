package dev.tradekeep.app.socket;

import dev.tradekeep.app.invocation.Interruption;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The client's end: a running server that keeps the books which a command wants to change. */
public final class ServerConnection implements AutoCloseable {
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(15);

    private final Path database;
    private final FrameChannel channel;

    private ServerConnection(Path database, FrameChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    /**
     * Connects to the server that keeps a database.
     *
     * @param database its canonical path
     * @return empty when none runs
     * @throws TradekeepException with {@link ErrorCode#FORBIDDEN} when the socket is not ours to
     *     use, or is served by another user than the owner of the books
     */
    public static Optional<ServerConnection> to(Path database) {
        try {
            if (!Files.exists(database)) {
                // Whatever a server keeps, it is not this.
                return Optional.empty();
            }
            Optional<SocketChannel> connected = SocketFile.connect(database);
            if (connected.isEmpty()) {
                return Optional.empty();
            }
            SocketChannel channel = connected.get();
            if (!SocketFile.peer(channel).equals(Files.getOwner(database))) {
                channel.close();
                throw new TradekeepException(
                        ErrorCode.FORBIDDEN,
                        SocketFile.of(database)
                                + " is served by another user than the owner of the database."
                                + " Nothing was sent to it.");
            }
            return Optional.of(new ServerConnection(database, new FrameChannel(channel)));
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "A server keeps "
                            + database
                            + ", but its socket cannot be used ("
                            + e.getMessage()
                            + "). Give the command as the user of the server.",
                    e);
        }
    }

    /**
     * Has the server run a command, whose output appears here.
     *
     * @return its exit code
     * @throws TradekeepException when the server refuses it, or ends meanwhile
     */
    public int run(String version, List<String> arguments, PrintWriter out, PrintWriter err) {
        Invocation caller = Invocation.current();
        Hello hello =
                new Hello(
                        version,
                        Path.of("").toAbsolutePath(),
                        arguments,
                        ours(caller.environment()));
        try {
            channel.write(hello.frame());
            CompletableFuture<Void> deadline =
                    CompletableFuture.runAsync(
                            this::close,
                            CompletableFuture.delayedExecutor(
                                    ANSWER_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS));
            Frame answer = read();
            deadline.cancel(false);
            if (answer.kind() == Frame.Kind.REFUSED) {
                throw Refusal.exception(answer);
            }
            try (Interruption.Watch _ = caller.interruption().watch(this::interrupt)) {
                return follow(caller, out, err);
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.INTERRUPTED,
                    "The server that keeps "
                            + database
                            + " ended before the command did, or does not answer ("
                            + e.getMessage()
                            + "). Look at what was done before you give it again.",
                    e);
        }
    }

    private static Map<String, String> ours(Map<String, String> environment) {
        Map<String, String> ours = new TreeMap<>(environment);
        ours.keySet().removeIf(name -> !name.startsWith(Invocation.VARIABLE_PREFIX));
        return ours;
    }

    private int follow(Invocation caller, PrintWriter out, PrintWriter err) throws IOException {
        while (true) {
            Frame frame = read();
            switch (frame.kind()) {
                case OUT -> {
                    out.print(frame.text());
                    if (out.checkError()) {
                        // Nobody reads on: the server hears of it by the end of the connection.
                        return ErrorCode.OUTPUT_FAILED.exitCode();
                    }
                }
                case ERR -> {
                    err.print(frame.text());
                    err.flush();
                }
                case ASK_SECRET -> channel.write(secret(caller, frame.text()));
                case EXIT -> {
                    return Integer.parseInt(frame.text());
                }
                case HELLO, ACCEPTED, REFUSED, SECRET, NO_SECRET, INTERRUPT ->
                        throw new IOException(frame + " from a server");
            }
        }
    }

    private static Frame secret(Invocation caller, String what) {
        return caller.secret(what)
                .map(secret -> new Frame(Frame.Kind.SECRET, secret))
                .orElse(Frame.of(Frame.Kind.NO_SECRET));
    }

    private Frame read() throws IOException {
        return channel.read().orElseThrow(() -> new IOException("the connection ended"));
    }

    private void interrupt() {
        try {
            channel.write(Frame.of(Frame.Kind.INTERRUPT));
        } catch (IOException e) {
            // Then it is over already.
            close();
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
