package dev.tradekeep.app.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Frames over a connection. One thread may read while another writes. */
final class FrameChannel implements AutoCloseable {
    /** More than the arguments and variables of a process take. */
    static final int TEXT_BYTES_MAX = 4 << 20;

    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    private final SocketChannel channel;
    private final Object writing = new Object();

    FrameChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /** The next frame; empty at the end of the stream. */
    Optional<Frame> read() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        if (!fill(head)) {
            return Optional.empty();
        }
        Frame.Kind kind = kind(head.get());
        int length = head.getInt();
        if (length < 0 || length > TEXT_BYTES_MAX) {
            throw new IOException("a frame of " + length + " bytes");
        }
        ByteBuffer text = ByteBuffer.allocate(length);
        if (!fill(text)) {
            return Optional.empty();
        }
        return Optional.of(new Frame(kind, StandardCharsets.UTF_8.decode(text).toString()));
    }

    private static Frame.Kind kind(byte code) throws IOException {
        for (Frame.Kind kind : Frame.Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new IOException("a frame of the unknown kind " + code);
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }

    /** Writes a frame whole. */
    void write(Frame frame) throws IOException {
        byte[] text = frame.text().getBytes(StandardCharsets.UTF_8);
        if (text.length > TEXT_BYTES_MAX) {
            throw new IOException("a frame of " + text.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + text.length);
        bytes.put(frame.kind().code()).putInt(text.length).put(text).flip();
        synchronized (writing) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Ends it for both ends, whatever either is doing. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be said to the other end.
            return;
        }
    }
}
