package dev.tradekeep.app.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of one connection at a time, as RFC 5321, 3207 and 4954 have it. */
final class FakeMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final @Nullable SSLContext tls;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();
    private volatile String answerToRecipient = "250 fine";

    /**
     * @param tls of STARTTLS; null for none
     */
    FakeMailServer(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> mails() {
        return mails;
    }

    /** The commands that came, each with whether it was encrypted. */
    List<String> words() {
        return words;
    }

    void answerRecipientsWith(String line) {
        answerToRecipient = line;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client hung up, or the test is over.
                words.add("ended");
            }
        }
    }

    private void talk(Socket plain) throws IOException {
        Socket client = plain;
        BufferedReader in = reader(client);
        say(client, "220 mail.test ESMTP");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            boolean encrypted = client instanceof SSLSocket;
            String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            words.add(word + (encrypted ? " encrypted" : ""));
            switch (word) {
                case "EHLO" -> {
                    say(client, "250-mail.test");
                    if (tls != null && !encrypted) {
                        say(client, "250-STARTTLS");
                    }
                    say(client, "250 AUTH PLAIN");
                }
                case "STARTTLS" -> {
                    say(client, "220 go on");
                    client = encrypt(client);
                    in = reader(client);
                }
                case "AUTH" -> {
                    // "ann" and "pass word" as RFC 4616 has them.
                    boolean known = line.endsWith("AGFubgBwYXNzIHdvcmQ=");
                    say(client, known ? "235 welcome" : "535 no");
                }
                case "RCPT" -> say(client, answerToRecipient);
                case "DATA" -> {
                    say(client, "354 go on");
                    mails.add(readMail(in));
                    say(client, "250 taken");
                }
                case "QUIT" -> {
                    say(client, "221 bye");
                    return;
                }
                default -> say(client, "250 fine");
            }
        }
    }

    private static String readMail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private Socket encrypt(Socket client) throws IOException {
        SSLContext context = tls;
        if (context == null) {
            throw new IOException("No certificate");
        }
        SSLSocket encrypted =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(client, "localhost", client.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
