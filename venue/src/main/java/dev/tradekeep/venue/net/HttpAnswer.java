package dev.tradekeep.venue.net;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** What came back over HTTP. The caller owns the body. */
public final class HttpAnswer {
    /** How much of a body is told to people. */
    private static final int TOLD_MAX = 200;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final long sentAt;
    private final long receivedAt;

    public HttpAnswer(int status, HttpHeaders headers, byte[] body, long sentAt, long receivedAt) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.sentAt = sentAt;
        this.receivedAt = receivedAt;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body;
    }

    /** When it was asked for, UTC microseconds of our clock. */
    public long sentAt() {
        return sentAt;
    }

    /** When the answer was here whole, UTC microseconds of our clock. */
    public long receivedAt() {
        return receivedAt;
    }

    /** A header that is a whole number; empty when it is not there, or is none. */
    public OptionalLong number(String header) {
        try {
            return headers.firstValueAsLong(header);
        } catch (NumberFormatException other) {
            return OptionalLong.empty();
        }
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The beginning of the body for people, on one line. */
    public String beginning() {
        int length = Math.min(body.length, TOLD_MAX);
        return new String(body, 0, length, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    /** How long it took, microseconds. */
    public long latencyMicros() {
        return Math.max(0, receivedAt - sentAt);
    }

    /** Whether the exchange failed, so that nobody knows what became of a request. */
    public boolean isServerFailure() {
        return status >= 500;
    }
}
