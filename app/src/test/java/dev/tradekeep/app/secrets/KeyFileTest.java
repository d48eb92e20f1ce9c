package dev.tradekeep.app.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir Path folder;
    private Path path;
    private KeyFile file;

    @BeforeEach
    void make() {
        path = folder.resolve("t.db.key");
        file = new KeyFile(path, null, RANDOM);
        file.make();
    }

    @Test
    void isReadableByItsOwnerAlone() throws Exception {
        file.addKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void refusesPermissionsThatAreTooOpen(String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(file::read)
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "1", "1 abcd\n", "x 00\n", "0 00\n", "garbage of some length"})
    void refusesWhatIsNoFileOfKeysWithoutShowingIt(String text) throws Exception {
        Files.writeString(path, text);
        assertThatThrownBy(file::read)
                .isInstanceOf(TradekeepException.class)
                .hasNoCause()
                .hasMessageNotContaining("abcd")
                .hasMessageNotContaining("garbage");
    }

    @Test
    void addsAKeyAndDropsTheOthers() {
        int first = file.read().current();
        SecretKeys both = file.addKey();
        assertThat(both.find(first)).isNotNull();
        file.dropOldKeys();
        assertThat(file.read().find(first)).isNull();
        assertThat(file.read().current()).isEqualTo(first + 1);
    }

    @Test
    void locksItselfWithAPassphrase() throws Exception {
        Passphrase right = new Passphrase("correct horse battery", RANDOM);
        SecretKeys keys = new KeyFile(path, right, RANDOM).addKey();

        String text = Files.readString(path);
        assertThat(text).startsWith("argon2id-1 ");
        assertThat(new KeyFile(path, right, RANDOM).read().current()).isEqualTo(keys.current());
        assertThatThrownBy(file::read).hasMessageContaining("passphrase");
        Passphrase wrong = new Passphrase("correct horse batters", RANDOM);
        assertThatThrownBy(new KeyFile(path, wrong, RANDOM)::read)
                .hasMessageContaining("another passphrase");
        Files.writeString(path, text.substring(0, text.length() - 2) + "\n");
        assertThatThrownBy(new KeyFile(path, right, RANDOM)::read)
                .isInstanceOf(TradekeepException.class);
    }

    @Test
    void refusesAShortPassphrase() {
        assertThatThrownBy(() -> new Passphrase("short", RANDOM))
                .hasMessageContaining("12")
                .hasMessageNotContaining("short");
    }

    @Test
    void missingFileSaysWhatToDo() throws Exception {
        Files.delete(path);
        assertThatThrownBy(file::read).hasMessageContaining("Put it back");
    }
}
