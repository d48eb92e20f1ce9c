package dev.tradekeep.venue.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's end of a WebSocket, frame by frame. */
final class RawSocket {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final Socket connection;

    /**
     * A frame.
     *
     * @param kind the opcode
     */
    record Frame(int kind, String text) {}

    RawSocket(RawServer server, Socket connection) throws IOException {
        this.connection = connection;
        String key = server.readRequest(connection, "Sec-WebSocket-Key");
        write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: "
                                + accept(key)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String accept(String key) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-1")
                            .digest(
                                    (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                            .getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void write(byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }

    void send(int kind, boolean last, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        boolean small = payload.length < 126;
        byte[] frame = new byte[payload.length + (small ? 2 : 4)];
        frame[0] = (byte) (kind | (last ? 0x80 : 0));
        frame[1] = (byte) (small ? payload.length : 126);
        if (!small) {
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, small ? 2 : 4, payload.length);
        write(frame);
    }

    void text(String text) throws IOException {
        send(TEXT, true, text);
    }

    Frame next() throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        int kind = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(kind, new String(payload, StandardCharsets.UTF_8));
    }
}
