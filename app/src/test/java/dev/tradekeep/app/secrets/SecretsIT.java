package dev.tradekeep.app.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.SealedSecret;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.connections.SecretRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.users.SealedTotpSecret;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsIT {
    private static final String SECRET = "hunter2-of-the-exchange-0123456789";

    @TempDir Path folder;
    private Path file;
    private Path keyFile;
    private Database database;
    private KeyRing keys;
    private Secrets secrets;

    @BeforeEach
    void open() {
        file = folder.resolve("t.db");
        keyFile = folder.resolve("t.db.key");
        database = Database.open(file, Duration.ZERO, InstantSource.system());
        keys = new KeyRing(database, SecretSettings.DEFAULT, new SecureRandom());
        secrets = new Secrets(database, InstantSource.system(), keys);
        write(transaction -> {
            long exchange =
                    new InstrumentRepository(transaction)
                            .ensureExchange("kraken", ExchangeKind.SIMULATED, 1);
            ConnectionRepository connections = new ConnectionRepository(transaction);
            connections.add(
                    exchange, "one", ConnectionEnvironment.TESTNET, ConnectionSettings.DEFAULT, 1);
            return connections.add(
                    exchange, "two", ConnectionEnvironment.TESTNET, ConnectionSettings.DEFAULT, 1);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isRevealedToTheProgramAndFoundNowhereElse() throws Exception {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_SECRET, SECRET);

        assertThat(reveal("one", SecretKind.API_SECRET)).isEqualTo(SECRET);
        assertThat(Files.exists(folder.resolve("t.db-wal"))).isTrue();
        assertNowhere();
        database.close();
        assertNowhere();
    }

    @Test
    void sameSecretTwiceIsNotSeenToBeTheSame() {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        secrets.set(Actor.COMMAND_LINE, "two", SecretKind.API_KEY, SECRET);

        assertThat(sealed(1).nonce()).isNotEqualTo(sealed(2).nonce());
        assertThat(sealed(1).ciphertext()).isNotEqualTo(sealed(2).ciphertext());
    }

    @Test
    void rowsThatWereSwappedAreRefused() {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        secrets.set(Actor.COMMAND_LINE, "two", SecretKind.API_KEY, SECRET + "2");
        SealedSecret one = sealed(1);
        SealedSecret two = sealed(2);
        save(new SealedSecret(1, one.kind(), 1, two.nonce(), two.ciphertext()));
        save(new SealedSecret(2, two.kind(), 1, one.nonce(), one.ciphertext()));
        save(new SealedSecret(1, SecretKind.PASSPHRASE, 1, one.nonce(), one.ciphertext()));

        assertUnreadable("one", SecretKind.API_KEY);
        assertUnreadable("two", SecretKind.API_KEY);
        assertUnreadable("one", SecretKind.PASSPHRASE);
    }

    @Test
    void everyChangedBitIsNoticed() {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        SealedSecret row = sealed(1);
        for (int i = 0; i < row.ciphertext().length; i++) {
            byte[] changed = row.ciphertext();
            changed[i] ^= 1;
            save(new SealedSecret(1, row.kind(), 1, row.nonce(), changed));
            assertUnreadable("one", SecretKind.API_KEY);
        }
        byte[] nonce = row.nonce();
        nonce[0] ^= 1;
        save(new SealedSecret(1, row.kind(), 1, nonce, row.ciphertext()));
        assertUnreadable("one", SecretKind.API_KEY);
        save(new SealedSecret(1, row.kind(), 2, row.nonce(), row.ciphertext()));
        assertUnreadable("one", SecretKind.API_KEY);
        save(row);
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
    }

    @Test
    void lostKeyFileIsNotReplacedWhileASecretNeedsIt() throws Exception {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        Path away = Files.move(keyFile, folder.resolve("away"));

        assertUnreadable("one", SecretKind.API_KEY);
        assertThatThrownBy(() -> secrets.set(Actor.COMMAND_LINE, "two", SecretKind.API_KEY, SECRET))
                .hasMessageContaining("Put it back, or delete the secrets");
        assertThatThrownBy(() -> secrets.rotate(Actor.COMMAND_LINE))
                .hasMessageContaining("Put it back");
        assertThat(Files.exists(keyFile)).isFalse();

        Files.move(away, keyFile);
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
        Files.delete(keyFile);
        secrets.delete(Actor.COMMAND_LINE, "one", SecretKind.API_KEY);
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, "another");
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo("another");
    }

    @Test
    void otherKeyFileIsRefused() throws Exception {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        Files.delete(keyFile);
        new KeyFile(keyFile, null, new SecureRandom()).make();

        assertUnreadable("one", SecretKind.API_KEY);
    }

    @Test
    void rotationChangesEveryRowAndTheKey() throws Exception {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        secrets.set(Actor.COMMAND_LINE, "two", SecretKind.API_KEY, SECRET + "2");
        String before = Files.readString(keyFile);

        assertThat(secrets.rotate(Actor.COMMAND_LINE)).isEqualTo(2);

        assertThat(Files.readAllLines(keyFile)).hasSize(1).doesNotContain(before.strip());
        assertThat(sealed(1).keyVersion()).isEqualTo(2);
        assertThat(sealed(2).keyVersion()).isEqualTo(2);
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
        assertThat(reveal("two", SecretKind.API_KEY)).isEqualTo(SECRET + "2");
    }

    /** The third nonce of a rotation is that of its second row: the process dies before it. */
    @Test
    void rotationThatDiesBetweenTwoRowsLeavesAllOfThemOldAndReadable() throws Exception {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        secrets.set(Actor.COMMAND_LINE, "two", SecretKind.API_KEY, SECRET + "2");

        assertThatThrownBy(() -> secrets(new DyingRandom(2)).rotate(Actor.COMMAND_LINE))
                .isInstanceOf(IllegalStateException.class);

        assertThat(Files.readAllLines(keyFile)).hasSize(2);
        assertThat(sealed(1).keyVersion()).isEqualTo(1);
        assertThat(sealed(2).keyVersion()).isEqualTo(1);
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
        assertThat(secrets.rotate(Actor.COMMAND_LINE)).isEqualTo(2);
        assertThat(reveal("two", SecretKind.API_KEY)).isEqualTo(SECRET + "2");
        assertThat(Files.readAllLines(keyFile)).hasSize(1);
    }

    @Test
    void secretOfOneTimeCodesIsBoundToItsUserAndRotated() {
        byte[] totp = SECRET.substring(0, 20).getBytes(StandardCharsets.US_ASCII);
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        long anna = addUser("anna");
        long bob = addUser("bob");
        SealedTotpSecret sealed = keys.sealing(box -> box.sealTotp(anna, totp));
        write(transaction -> {
            new UserRepository(transaction).setTotpSecret(sealed, 2);
            return anna;
        });

        assertThat(sealed.bytes()).hasSize(52);
        assertThat(keys.opening().openTotp(sealed)).isEqualTo(totp);
        assertThat(secrets.rotate(Actor.COMMAND_LINE)).isEqualTo(2);

        assertThat(keys.opening().openTotp(totpSecret(anna))).isEqualTo(totp);
        assertUnreadable(() -> keys.opening().openTotp(sealed));
        byte[] bytes = totpSecret(anna).bytes();
        assertUnreadable(() -> keys.opening().openTotp(new SealedTotpSecret(bob, bytes)));
        assertUnreadable(() -> keys.opening().openTotp(new SealedTotpSecret(anna, totp)));
        bytes[bytes.length - 1] ^= 1;
        assertUnreadable(() -> keys.opening().openTotp(new SealedTotpSecret(anna, bytes)));
    }

    @Test
    void lostKeyFileIsNotReplacedWhileAUsersCodesNeedIt() throws Exception {
        long anna = addUser("anna");
        SealedTotpSecret sealed = keys.sealing(box -> box.sealTotp(anna, new byte[20]));
        write(transaction -> {
            new UserRepository(transaction).setTotpSecret(sealed, 2);
            return anna;
        });
        Files.delete(keyFile);

        assertUnreadable(() -> secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET));
        assertThat(Files.exists(keyFile)).isFalse();
        write(transaction -> {
            new UserRepository(transaction).removeTotpSecret(anna, 3);
            return anna;
        });
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
    }

    /** The first nonce follows the new key: the process dies with that in the file. */
    @Test
    void manyRotationsThatDieLeaveAKeyFileThatCanBeRead() throws Exception {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        for (int i = 0; i < 70; i++) {
            Secrets dying = secrets(new DyingRandom(1));
            try {
                dying.rotate(Actor.COMMAND_LINE);
            } catch (IllegalStateException died) {
                assertThat(died).hasMessage("the process died");
            }
        }

        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
        assertThat(secrets.rotate(Actor.COMMAND_LINE)).isEqualTo(1);
        assertThat(Files.readAllLines(keyFile)).hasSize(1);
        assertThat(reveal("one", SecretKind.API_KEY)).isEqualTo(SECRET);
    }

    @Test
    void changesAreInTheAuditLogWithoutTheSecret() {
        secrets.set(Actor.COMMAND_LINE, "one", SecretKind.API_KEY, SECRET);
        secrets.rotate(Actor.COMMAND_LINE);
        secrets.delete(Actor.COMMAND_LINE, "one", SecretKind.API_KEY);

        assertThat(count("secret.set")).isEqualTo(1);
        assertThat(count("secret.rotate")).isEqualTo(1);
        assertThat(count("secret.delete")).isEqualTo(1);
    }

    private enum TestQuery implements Query {
        AUDITED;

        @Override
        public String sql() {
            return "SELECT count(*) FROM audit_log WHERE action = ?1";
        }
    }

    private static final class DyingRandom extends SecureRandom {
        private static final long serialVersionUID = 1;

        private int left;

        DyingRandom(int left) {
            this.left = left;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (left-- == 0) {
                throw new IllegalStateException("the process died");
            }
            super.nextBytes(bytes);
        }
    }

    private Secrets secrets(SecureRandom random) {
        return new Secrets(
                database,
                InstantSource.system(),
                new KeyRing(database, SecretSettings.DEFAULT, random));
    }

    private <R> R write(Function<Transaction, R> work) {
        return database.write(Durability.FORCED, work::apply);
    }

    private void save(SealedSecret secret) {
        write(transaction -> {
            new SecretRepository(transaction).save(secret, 1);
            return secret;
        });
    }

    private SealedSecret sealed(long connection) {
        return write(transaction ->
                new SecretRepository(transaction)
                        .find(connection, SecretKind.API_KEY)
                        .orElseThrow());
    }

    private long count(String action) {
        return write(transaction ->
                transaction
                        .list(TestQuery.AUDITED, p -> p.set(1, action), row -> row.getLong(0))
                        .getFirst());
    }

    private long addUser(String name) {
        return write(transaction ->
                new UserRepository(transaction).add(name, UserRole.VIEWER, "x".repeat(32), 1));
    }

    private SealedTotpSecret totpSecret(long user) {
        return write(transaction ->
                Objects.requireNonNull(
                        new UserRepository(transaction).credentials(user).totpSecret()));
    }

    private String reveal(String connection, SecretKind kind) {
        Revealed revealed =
                Objects.requireNonNull(secrets.reveal(List.of(connection)).get(connection));
        return Objects.requireNonNull(revealed.orThrow().get(kind));
    }

    private void assertUnreadable(String connection, SecretKind kind) {
        assertUnreadable(() -> reveal(connection, kind));
    }

    private static void assertUnreadable(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNREADABLE));
    }

    private void assertNowhere() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                String bytes = Files.readString(one, StandardCharsets.ISO_8859_1);
                for (String form : forms()) {
                    assertThat(
                                    bytes.toLowerCase(Locale.ROOT)
                                            .contains(form.toLowerCase(Locale.ROOT)))
                            .as(one + " " + form)
                            .isFalse();
                }
            }
        }
    }

    /** Parts of the secret as bytes that somebody might have written. */
    private static List<String> forms() {
        String part = SECRET.substring(3, 30);
        List<String> forms = new ArrayList<>();
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            byte[] bytes = part.getBytes(charset);
            forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
            forms.add(HexFormat.of().formatHex(bytes));
            // In base64 a text looks otherwise after 1 and after 2 bytes.
            forms.add(Base64.getEncoder().encodeToString(bytes).substring(0, 32));
            for (int skipped = 1; skipped < 3; skipped++) {
                byte[] rest = part.substring(skipped).getBytes(charset);
                forms.add(Base64.getEncoder().encodeToString(rest).substring(0, 24));
            }
        }
        return forms;
    }
}
