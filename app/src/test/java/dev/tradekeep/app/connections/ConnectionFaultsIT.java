package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/exchanges.md} says of each fault, with the connectors of the program. */
@Timeout(180)
@ParameterizedClass
@ValueSource(strings = {"bybit"})
final class ConnectionFaultsIT {
    private static final String NAME = "main";
    private static final int HUNDRED = 100;
    private static final long MEMORY_MAX = 150_000_000;
    private static final String PASSWORD = "password";
    private static final String KEY = "key-of-main";

    /** Set by JUnit before any method of a test runs. */
    @SuppressWarnings("NullAway.Init")
    @Parameter
    String exchange;

    @TempDir Path folder;

    private LocalExchange local;
    private VenueShelf shelf;
    private Accounts accounts;

    @BeforeEach
    void start() throws IOException {
        local = LocalExchange.start(settings(), () -> Micros.now(InstantSource.system()));
        shelf = Connectors.open(InstantSource.system());
        accounts = Accounts.open(folder.resolve("t.db"), shelf);
    }

    @AfterEach
    void stop() {
        accounts.close();
        shelf.close();
        local.close();
    }

    @Test
    void accountIsUpWithoutAFault() {
        bringUp("http://127.0.0.1:" + local.port());
        AccountStatus up = accounts.await(NAME, ConnectionState.CONNECTED);
        assertThat(up.obstacle()).isEmpty();
        assertThat(up.health().latencyP99Micros()).isPositive();
        assertThat(accounts.manager().test(NAME, false).check().mayTrade()).isTrue();
        assertThat(accounts.awaitRows("SELECT event FROM connection_events", 1))
                .contains("connected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http-error,status=500,on=all | DISCONNECTED | no_answer",
                "truncated-body,on=all | DISCONNECTED | no_answer",
                "html-page,status=200,on=all | DISCONNECTED | unreadable,no_answer",
                "rate-limit,on=all | DISCONNECTED | rate_limited",
                "ban,on=all | DISCONNECTED | blocked",
                "maintenance | DISCONNECTED | maintenance,no_answer,unreachable",
                "key-revoked,key=key-of-main | FAILED | key_refused",
                "clock-skew,ms=5000 | DEGRADED | clock_skew",
            })
    void faultHasItsStateAndItsEvent(String fault, ConnectionState state, String causes) {
        var on = local.faults().add(fault);
        bringUp("http://127.0.0.1:" + local.port());
        AccountStatus down = accounts.await(NAME, state);
        assertThat(causes.split(",", -1)).contains(down.cause().orElseThrow());
        assertThat(accounts.awaitRows("SELECT event FROM connection_events", 1))
                .contains(down.cause().orElseThrow());
        assertThat(down.obstacle()).isPresent();

        assertThat(local.faults().clear(on.id())).isTrue();
        if (!down.cause().equals(Optional.of("blocked"))) {
            accounts.manager().refresh(NAME);
            accounts.await(NAME, ConnectionState.CONNECTED);
        }
    }

    @Test
    void keyThatIsRevokedWhileItIsUpIsSeen() {
        bringUp("http://127.0.0.1:" + local.port());
        accounts.await(NAME, ConnectionState.CONNECTED);
        local.faults().add("key-revoked,key=" + KEY);
        local.faults().add("disconnect");

        assertThat(accounts.await(NAME, ConnectionState.FAILED).cause()).contains("key_refused");
        assertThat(accounts.awaitRows("SELECT code, severity FROM alerts", 1))
                .containsExactly("connection.key_refused|critical");
    }

    @Test
    void wrongSecretIsSeenAndASecondOneWorks() {
        accounts.add(NAME, exchange, reachedAt("http://127.0.0.1:" + local.port()));
        accounts.key(NAME, SecretKind.API_SECRET, "not-the-secret");
        accounts.start();
        assertThat(accounts.await(NAME, ConnectionState.FAILED).cause()).contains("key_refused");

        accounts.key(NAME, SecretKind.API_SECRET, Accounts.SECRET);
        assertThat(accounts.manager().test(NAME, false)).isNotNull();
        accounts.await(NAME, ConnectionState.CONNECTED);
    }

    @Test
    void nameThatNobodyKnowsIsUnreachable() {
        bringUp("https://no-such-host.invalid");
        assertThat(accounts.await(NAME, ConnectionState.DISCONNECTED).cause())
                .contains("unreachable");
    }

    @Test
    void serverWithoutEncryptionIsNeverSentAKey() {
        bringUp("https://localhost:" + local.port());
        assertThat(accounts.await(NAME, ConnectionState.DISCONNECTED).cause().orElseThrow())
                .isIn("unreachable", "no_answer");
    }

    @Test
    void certificateThatNobodyTrustsIsUnreachable() throws Exception {
        HttpsServer stranger =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        stranger.start();
        try {
            bringUp("https://localhost:" + stranger.getAddress().getPort());
            assertThat(accounts.await(NAME, ConnectionState.DISCONNECTED).cause())
                    .contains("unreachable");
        } finally {
            stranger.stop(0);
        }
    }

    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("stranger.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "stranger",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(
                KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()),
                PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void connectionThatIsHalfOpenIsNoAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            bringUp("http://127.0.0.1:" + silent.getLocalPort());
            assertThat(accounts.await(NAME, ConnectionState.DISCONNECTED).cause())
                    .contains("no_answer");
        }
    }

    @Test
    void hundredAccountsAreUpInBoundedMemoryWithoutAThreadEach() {
        String address = "http://127.0.0.1:" + local.port();
        for (int i = 0; i < HUNDRED; i++) {
            accounts.add("account-" + i, exchange, reachedAt(address));
            accounts.key("account-" + i, SecretKind.API_KEY, KEY);
        }
        long before = usedBytes();
        int threads = Thread.activeCount();
        accounts.start();
        for (int i = 0; i < HUNDRED; i++) {
            accounts.await("account-" + i, ConnectionState.CONNECTED);
        }
        assertThat(usedBytes() - before).isLessThan(MEMORY_MAX);
        assertThat(Thread.activeCount() - threads).isLessThan(HUNDRED);
    }

    /** After everything that nobody holds is gone. */
    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void bringUp(String address) {
        accounts.add(NAME, exchange, reachedAt(address));
        accounts.start();
    }

    private static ConnectionSettings reachedAt(String address) {
        return new ConnectionSettings(address, null, null, 5_000, 100, false);
    }

    private static ExchangeSettings settings() {
        return new ExchangeSettings(
                "127.0.0.1",
                0,
                List.of(
                        new ExchangeSettings.Listing(
                                SymbolRules.standard("BTC", "USDT"), 60_000 * Quote.UNIT)),
                List.of(
                        new ExchangeSettings.Member(
                                KEY,
                                Credential.of(Accounts.SECRET),
                                Map.of("USDT", 100_000 * Quote.UNIT))),
                FeeRates.STANDARD,
                null,
                1,
                new VenueSettings(LimitSettings.LOCAL, false, false),
                BybitSettings.LOCAL,
                List.of());
    }
}
