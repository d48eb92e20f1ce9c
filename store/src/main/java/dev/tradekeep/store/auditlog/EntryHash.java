package dev.tradekeep.store.auditlog;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a row of the audit log: SHA-256, in lower-case hexadecimal digits, over the values of
 * its columns one after another.
 *
 * <p>The order is {@code previous_hash, id, user_id, actor, action, object_type, object_name,
 * before, after, address, credential, occurred_at}. A NULL is one byte 0. An integer is a byte 1
 * and its eight bytes, highest first. A text is a byte 2, the number of its UTF-8 bytes in four
 * bytes, highest first, and these bytes. So no two rows have the same encoding, and any program can
 * repeat it.
 */
final class EntryHash {
    static final String NONE = "";

    private static final int NULL = 0;
    private static final int INTEGER = 1;
    private static final int TEXT = 2;

    private EntryHash() {}

    /** The hash of a row. */
    static String of(String previousHash, long id, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            write(out, previousHash);
            write(out, Long.valueOf(id));
            write(out, entry.userId());
            write(out, entry.actor());
            write(out, entry.action());
            write(out, entry.objectType());
            write(out, entry.objectName());
            write(out, entry.before());
            write(out, entry.after());
            write(out, entry.address());
            write(out, entry.credential());
            write(out, Long.valueOf(entry.occurredAt()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static void write(DataOutputStream out, @Nullable Long value) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
            return;
        }
        out.writeByte(INTEGER);
        out.writeLong(value);
    }

    private static void write(DataOutputStream out, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
            return;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        out.writeByte(TEXT);
        out.writeInt(text.length);
        out.write(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
