package dev.tradekeep.store.connections;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretRepositoryContract extends StoreContract {
    private final Random random = new Random(1);

    private long main;
    private long other;

    @BeforeEach
    void addConnections() {
        long exchange =
                write(t -> new InstrumentRepository(t).ensureExchange("x", ExchangeKind.LIVE, NOW));
        main = addConnection(exchange, "main");
        other = addConnection(exchange, "other");
    }

    @Test
    void keepsEveryByte() {
        SealedSecret secret = save(main, SecretKind.API_KEY, 1);

        assertIsStored(secret);
        assertThat(
                        read((Transaction t) ->
                                new SecretRepository(t).find(main, SecretKind.PASSPHRASE)))
                .isEmpty();
    }

    @Test
    void takesThePlaceOfTheOneBefore() {
        save(main, SecretKind.API_KEY, 1);
        SealedSecret fresh = save(main, SecretKind.API_KEY, 2);

        assertIsStored(fresh);
        assertThat(rows("SELECT count(*) FROM connection_secrets")).containsExactly("1");
    }

    @Test
    void saysWhichThereAreAndRemovesOne() {
        save(main, SecretKind.PASSPHRASE, 1);
        save(main, SecretKind.API_KEY, 1);
        save(other, SecretKind.API_SECRET, 1);

        assertThat(read((Transaction t) -> new SecretRepository(t).kinds(main)))
                .containsExactly(SecretKind.API_KEY, SecretKind.PASSPHRASE);
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t, ConnectionListing.CONNECTIONS, Map.of(), "secrets")))
                .containsExactly("api_key passphrase", "api_secret");
        assertThat(delete(SecretKind.API_KEY)).isTrue();
        assertThat(delete(SecretKind.API_KEY)).isFalse();
        assertThat(read((Transaction t) -> new SecretRepository(t).kinds(main)))
                .containsExactly(SecretKind.PASSPHRASE);
    }

    @Test
    void encryptsEverySecretAnew() {
        save(main, SecretKind.API_KEY, 1);
        save(other, SecretKind.API_SECRET, 1);

        int count =
                write(t ->
                        new SecretRepository(t)
                                .resealAll(
                                        old -> seal(old.connectionId(), old.kind(), 2), NOW + 9));

        assertThat(count).isEqualTo(2);
        assertThat(
                        rows(
                                """
                                SELECT connection_id, kind, key_version, updated_at
                                FROM connection_secrets ORDER BY connection_id\
                                """))
                .containsExactly(
                        "%d|api_key|2|%d".formatted(main, NOW + 9),
                        "%d|api_secret|2|%d".formatted(other, NOW + 9));
    }

    @Test
    void encryptsAllAnewOrNone() {
        save(main, SecretKind.API_KEY, 1);
        save(other, SecretKind.API_SECRET, 1);

        assertThatThrownBy(() ->
                        run(t -> new SecretRepository(t).resealAll(this::failForTheOther, NOW + 9)))
                .hasMessageContaining("the key is gone");

        assertThat(rows("SELECT DISTINCT key_version FROM connection_secrets"))
                .containsExactly("1");
    }

    private SealedSecret failForTheOther(SealedSecret old) {
        if (old.connectionId() == other) {
            throw new IllegalStateException("the key is gone");
        }
        return seal(old.connectionId(), old.kind(), 2);
    }

    @Test
    void doesNotMixSecretsUp() {
        save(main, SecretKind.API_KEY, 1);

        assertThatThrownBy(() ->
                        run(t ->
                                new SecretRepository(t)
                                        .resealAll(old -> seal(other, old.kind(), 2), NOW)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rows("SELECT connection_id FROM connection_secrets"))
                .containsExactly(Long.toString(main));
    }

    @Test
    void refusesANonceOfAnotherLength() {
        SealedSecret secret =
                new SealedSecret(main, SecretKind.API_KEY, 1, new byte[11], new byte[40]);

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> run(t -> new SecretRepository(t).save(secret, NOW)));
    }

    @Test
    void doesNotShowItself() {
        assertThat(seal(7, SecretKind.API_KEY, 1))
                .hasToString("SealedSecret[connection 7, API_KEY]");
    }

    private void assertIsStored(SealedSecret expected) {
        SealedSecret found =
                read(t -> new SecretRepository(t).find(expected.connectionId(), expected.kind()))
                        .orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    }

    private boolean delete(SecretKind kind) {
        return write(t -> new SecretRepository(t).delete(main, kind));
    }

    private SealedSecret save(long connection, SecretKind kind, int keyVersion) {
        SealedSecret secret = seal(connection, kind, keyVersion);
        run(t -> new SecretRepository(t).save(secret, NOW));
        return secret;
    }

    private SealedSecret seal(long connection, SecretKind kind, int keyVersion) {
        byte[] nonce = new byte[SealedSecret.NONCE_BYTES];
        byte[] ciphertext = new byte[48];
        random.nextBytes(nonce);
        random.nextBytes(ciphertext);
        return new SealedSecret(connection, kind, keyVersion, nonce, ciphertext);
    }

    private long addConnection(long exchange, String name) {
        return write(t ->
                new ConnectionRepository(t)
                        .add(
                                exchange,
                                name,
                                ConnectionEnvironment.LIVE,
                                ConnectionSettings.DEFAULT,
                                NOW));
    }
}
