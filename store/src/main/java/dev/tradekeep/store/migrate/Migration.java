package dev.tradekeep.store.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One step of the schema.
 *
 * @param name the file name without {@code .sql}, such as {@code 031_instruments}; unique
 * @param sql the exact text of the file
 * @param checksum SHA-256, in hex, over the checksum of the migration before it and the text: one
 *     edit changes every checksum after it
 */
public record Migration(String name, String sql, String checksum) {
    /** The checksum before the first migration. */
    static final String CHAIN_START = "";

    static Migration following(String previousChecksum, String name, String sql) {
        MessageDigest digest = sha256();
        digest.update(previousChecksum.getBytes(StandardCharsets.US_ASCII));
        byte[] checksum = digest.digest(sql.getBytes(StandardCharsets.UTF_8));
        return new Migration(name, sql, HexFormat.of().formatHex(checksum));
    }

    /** The number in front of the name, 0 to 999. */
    int number() {
        return Integer.parseInt(name, 0, MigrationCatalogue.NUMBER_DIGITS, 10);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
