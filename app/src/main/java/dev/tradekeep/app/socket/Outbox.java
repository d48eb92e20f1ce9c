package dev.tradekeep.app.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a command has still to tell its client, in order. The command's own thread waits for a
 * client that reads slowly, for a bounded time; any other thread, such as that of a progress bar,
 * never waits, and what it would have said is left out. Nobody who writes the books is ever held
 * up.
 */
final class Outbox implements AutoCloseable {
    private static final int FRAMES_MAX = 256;

    /** How long a client may read nothing before it is taken for gone. */
    private static final Duration STALL_MAX = Duration.ofSeconds(60);

    private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(FRAMES_MAX);
    private final FrameChannel channel;
    private final Thread command;
    private final Thread sender;
    private volatile boolean gone;

    /**
     * @param command the thread that may wait
     */
    Outbox(FrameChannel channel, Thread command) {
        this.channel = channel;
        this.command = command;
        sender = Thread.ofVirtual().name("command output").start(this::send);
    }

    /**
     * Adds a frame.
     *
     * @throws IOException when nobody will read it
     */
    void put(Frame frame) throws IOException {
        if (!gone && !offer(frame)) {
            cut();
        }
        if (gone) {
            throw new IOException("the client is gone");
        }
    }

    private boolean offer(Frame frame) {
        if (!Thread.currentThread().equals(command)) {
            var _ = waiting.offer(frame);
            return true;
        }
        try {
            return waiting.offer(frame, STALL_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nothing is sent from now on: the client is gone, or does not read. */
    void cut() {
        gone = true;
        channel.close();
        sender.interrupt();
    }

    private void send() {
        try {
            while (!gone) {
                Frame frame = waiting.take();
                channel.write(frame);
                if (frame.kind() == Frame.Kind.EXIT) {
                    gone = true;
                    return;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the exit code has been sent, or the client is gone. */
    @Override
    public void close() {
        try {
            if (!sender.join(STALL_MAX)) {
                cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut();
        }
    }
}
