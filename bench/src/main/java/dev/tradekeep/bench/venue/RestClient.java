package dev.tradekeep.bench.venue;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client of the local exchange with a connection that is kept. It does no more than HTTP needs,
 * so that the exchange has most of the machine. For one thread.
 */
final class RestClient implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 ";
    private static final String LENGTH = "content-length:";
    private static final String HASH = "HmacSHA256";

    private final String key;
    private final Mac mac;
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    RestClient(String key, int port) throws IOException {
        this.key = key;
        try {
            mac = Mac.getInstance(HASH);
            mac.init(
                    new SecretKeySpec(
                            ExchangeProcess.SECRET.getBytes(StandardCharsets.UTF_8), HASH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no " + HASH + ".", e);
        }
        socket = new Socket(InetAddress.getAllByName(ExchangeProcess.HOST)[0], port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a signed request, and waits for its answer.
     *
     * @throws IOException when it is refused
     */
    void signed(String method, String path, String form) throws IOException {
        String full = form + "&timestamp=" + InstantSource.system().millis();
        byte[] hash = mac.doFinal(full.getBytes(StandardCharsets.UTF_8));
        send(method, path, full + "&signature=" + HexFormat.of().formatHex(hash));
    }

    /** Sends a request, and waits for its answer. */
    void send(String method, String path, String body) throws IOException {
        String request =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: exchange\r\nX-MBX-APIKEY: "
                        + key
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        String status = line();
        int length = 0;
        String header = line();
        while (!header.isEmpty()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            header = line();
        }
        byte[] answer = in.readNBytes(length);
        if (!status.startsWith(OK)) {
            throw new IOException(
                    "Wanted "
                            + OK.strip()
                            + " from "
                            + path
                            + ", found "
                            + status
                            + " "
                            + new String(answer, StandardCharsets.UTF_8));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = in.read();
        while (read != '\n') {
            if (read < 0) {
                throw new EOFException("The exchange hung up.");
            }
            if (read != '\r') {
                line.append((char) read);
            }
            read = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
