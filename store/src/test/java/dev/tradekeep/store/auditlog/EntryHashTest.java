package dev.tradekeep.store.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryHashTest {
    private static final String PREVIOUS = "a".repeat(64);
    private static final AuditEntry ENTRY =
            new AuditEntry(
                    3L,
                    "anna",
                    "user.role",
                    "user",
                    "bärt",
                    "viewer",
                    null,
                    "::1",
                    "token 3 backup",
                    1_700_000L);

    @Test
    void isWhatItsDescriptionSays() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(1_000);
        putText(bytes, PREVIOUS);
        bytes.put((byte) 1).putLong(9);
        bytes.put((byte) 1).putLong(3);
        for (String text : List.of("anna", "user.role", "user", "bärt", "viewer")) {
            putText(bytes, text);
        }
        bytes.put((byte) 0);
        putText(bytes, "::1");
        putText(bytes, "token 3 backup");
        bytes.put((byte) 1).putLong(1_700_000L);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(bytes.array(), 0, bytes.position());

        assertThat(EntryHash.of(PREVIOUS, 9, ENTRY))
                .isEqualTo(HexFormat.of().formatHex(sha256.digest()));
    }

    @Test
    void tellsWhereOneColumnEndsAndTheNextBegins() {
        assertThat(hash("ab", "c", null)).isNotEqualTo(hash("a", "bc", null));
        assertThat(hash("a", "b", null)).isNotEqualTo(hash("a", null, "b"));
        assertThat(hash("a", "", null)).isNotEqualTo(hash("a", null, null));
        assertThat(hash("a", "", null)).isNotEqualTo(hash("a", null, ""));
    }

    @Test
    void dependsOnTheRowBeforeAndOnTheId() {
        String hash = EntryHash.of(PREVIOUS, 9, ENTRY);

        assertThat(EntryHash.of(EntryHash.NONE, 9, ENTRY)).isNotEqualTo(hash);
        assertThat(EntryHash.of(PREVIOUS, 10, ENTRY)).isNotEqualTo(hash);
    }

    private static String hash(String objectName, @Nullable String before, @Nullable String after) {
        return EntryHash.of(
                PREVIOUS,
                1,
                new AuditEntry(null, "x", "y", "z", objectName, before, after, null, null, 0));
    }

    private static void putText(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.put((byte) 2).putInt(utf8.length).put(utf8);
    }
}
