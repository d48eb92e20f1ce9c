package dev.tradekeep.app.http.api;

import java.nio.charset.StandardCharsets;

/** The bytes of a reply, which nobody changes. Thread-safe. */
public final class Content {
    private final byte[] bytes;
    private final boolean shared;

    private Content(String text, boolean shared) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        this.shared = shared;
    }

    /** A text of one reply, in UTF-8. */
    public static Content of(String text) {
        return new Content(text, false);
    }

    /** A text that many replies send and that is in memory once for all of them. */
    public static Content shared(String text) {
        return new Content(text, true);
    }

    /** The bytes themselves, to be read alone. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many there are. */
    public int length() {
        return bytes.length;
    }

    /** Whether other replies send the same bytes. */
    public boolean isShared() {
        return shared;
    }
}
