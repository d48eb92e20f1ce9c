package dev.tradekeep.app.socket;

import dev.tradekeep.app.invocation.Interruption;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that was typed elsewhere and runs within the server. */
final class ServedInvocation implements Invocation {
    private static final Duration SECRET_WAIT_MAX = Duration.ofMinutes(10);

    /** How long a command may take to end when nothing of it watches for an interruption. */
    private static final Duration UNHEEDED_WAIT = Duration.ofSeconds(2);

    /** What of a caller's process alone has a meaning there. */
    private static final List<Path> OF_A_PROCESS =
            List.of(
                    Path.of("/dev/stdin"),
                    Path.of("/dev/fd"),
                    Path.of("/proc/self"),
                    Path.of("/proc/thread-self"));

    private final Hello hello;
    private final Outbox outbox;
    private final ServedBooks books;
    private final Interruption interruption = new Interruption();
    private final BlockingQueue<Optional<String>> secrets = new ArrayBlockingQueue<>(1);

    ServedInvocation(Hello hello, Outbox outbox, ServedBooks books) {
        this.hello = hello;
        this.outbox = outbox;
        this.books = books;
    }

    @Override
    public Path resolve(Path path) {
        Path resolved = hello.folder().resolve(path);
        if (OF_A_PROCESS.stream().anyMatch(resolved.normalize()::startsWith)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    path
                            + " belongs to your process, and a running server does this command."
                            + " Wanted a file; write it into one first.");
        }
        return resolved;
    }

    @Override
    public Map<String, String> environment() {
        return hello.environment();
    }

    @Override
    public Optional<String> secret(String what) {
        try {
            outbox.put(new Frame(Frame.Kind.ASK_SECRET, what));
            Optional<String> secret =
                    secrets.poll(SECRET_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return secret == null ? Optional.empty() : secret;
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Interruption interruption() {
        return interruption;
    }

    @Override
    public Optional<ServedBooks> served() {
        return Optional.of(books);
    }

    /** Hears what the client says, until it is gone. */
    void listen(FrameChannel channel) {
        try {
            for (Optional<Frame> frame = channel.read();
                    frame.isPresent();
                    frame = channel.read()) {
                hear(frame.get());
            }
        } catch (IOException e) {
            // It is gone, which is all that is left to know.
        }
        interruption.request();
        var _ = secrets.offer(Optional.empty());
        outbox.cut();
    }

    private void hear(Frame frame) throws IOException {
        switch (frame.kind()) {
            case SECRET -> secrets.offer(Optional.of(frame.text()));
            case NO_SECRET -> secrets.offer(Optional.empty());
            case INTERRUPT -> interrupt();
            case HELLO, ACCEPTED, REFUSED, OUT, ERR, ASK_SECRET, EXIT ->
                    throw new IOException(frame + " from a client");
        }
    }

    private void interrupt() {
        boolean heeded = interruption.request();
        var _ = secrets.offer(Optional.empty());
        if (!heeded) {
            CompletableFuture.delayedExecutor(UNHEEDED_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::letGo);
        }
    }

    /** Nothing of the command watches, so its client does not wait for it any longer. */
    private void letGo() {
        try {
            outbox.put(
                    new Frame(
                            Frame.Kind.ERR,
                            "The server goes on with it: it cannot be interrupted.\n"));
            outbox.put(
                    new Frame(Frame.Kind.EXIT, Integer.toString(ErrorCode.INTERRUPTED.exitCode())));
        } catch (IOException e) {
            // It has ended meanwhile.
            return;
        }
    }
}
