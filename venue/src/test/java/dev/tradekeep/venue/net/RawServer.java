package dev.tradekeep.venue.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that does byte by byte what a test wants of it. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();

    /** What is done on a connection, which is closed when it returns. */
    @FunctionalInterface
    interface Script {
        void serve(RawServer server, Socket connection, int number) throws IOException;
    }

    RawServer(Script script) throws IOException {
        this.script = script;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers each connection's first request with a text. */
    static RawServer answering(String answer) throws IOException {
        return new RawServer((server, connection, number) -> {
            server.readRequest(connection);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        });
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, int number) {
        try (connection) {
            script.serve(this, connection, number);
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    /** Reads the head of a request, and gives the value of a header in it, or an empty text. */
    String readRequest(Socket connection, String header) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.US_ASCII));
        String found = "";
        String line = in.readLine();
        if (line == null) {
            throw new IOException("nothing came");
        }
        while (line != null && !line.isEmpty()) {
            if (line.startsWith(header + ": ")) {
                found = line.substring(header.length() + 2);
            }
            line = in.readLine();
        }
        requests.incrementAndGet();
        return found;
    }

    void readRequest(Socket connection) throws IOException {
        readRequest(connection, "none");
    }

    /** Waits until the client hangs up. */
    static void waitForEnd(Socket connection) throws IOException {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + "/path");
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
