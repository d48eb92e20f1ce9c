package dev.tradekeep.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.ChannelKind;
import dev.tradekeep.store.alerts.ChannelSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class MailCarrierIT {
    private static final String PASSWORD = "changeit";
    private static final AlertMessage MESSAGE =
            new AlertMessage(
                    5,
                    AlertSeverity.CRITICAL,
                    "engine.failed",
                    "e1\r\nBcc: eve@example.com",
                    "Engine e1 failed.\nÜber.",
                    2,
                    1,
                    1_800_000_000_000_000L);

    @TempDir Path folder;

    private static AlertChannel channel(int port, @Nullable String user) {
        return new AlertChannel(
                3,
                "mail",
                ChannelKind.EMAIL,
                true,
                new ChannelSettings(
                        "smtp://localhost:" + port,
                        "ann@example.com",
                        "bot@example.com",
                        user,
                        20,
                        null,
                        null,
                        "UTC"),
                user != null,
                0);
    }

    private static Delivery send(int port, @Nullable String user, SSLSocketFactory sockets) {
        return new MailCarrier(sockets).send(channel(port, user), "pass word", MESSAGE);
    }

    private static SSLSocketFactory platform() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    @Test
    void mailIsWholeAndItsHeadIsOurs() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            assertThat(send(server.port(), null, platform())).isInstanceOf(Delivery.Sent.class);
            String mail = server.mails().getFirst();
            assertThat(mail)
                    .contains("From: bot@example.com\n", "To: ann@example.com\n")
                    .contains("Subject: [Tradekeep] CRITICAL engine.failed")
                    .contains("Message-ID: <3.5.1800000000000000@tradekeep>")
                    .contains("and 2 more of this kind")
                    .doesNotContain("\nBcc:");
        }
    }

    @Test
    void startTlsAndLoginAreUsedWhereTheServerHasThem() throws Exception {
        KeyStore store = certificate();
        try (FakeMailServer server = new FakeMailServer(context(store))) {
            assertThat(send(server.port(), "ann", context(store).getSocketFactory()))
                    .isInstanceOf(Delivery.Sent.class);
            assertThat(server.words())
                    .contains("STARTTLS", "AUTH encrypted", "DATA encrypted")
                    .doesNotContain("AUTH", "DATA");
        }
    }

    @Test
    void certificateThatNobodyTrustsEndsIt() throws Exception {
        try (FakeMailServer server = new FakeMailServer(context(certificate()))) {
            assertThat(send(server.port(), "ann", platform())).isInstanceOf(Delivery.Later.class);
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void wrongPasswordIsRefusedForGoodWithoutBeingShown() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            Delivery refused = send(server.port(), "bob", platform());
            assertThat(refused).isInstanceOf(Delivery.Refused.class);
            assertThat(refused.toString()).doesNotContain("pass word");
        }
    }

    @Test
    void greylistingIsTriedAgainAndAnUnknownMailboxIsNot() throws Exception {
        try (FakeMailServer server = new FakeMailServer(null)) {
            server.answerRecipientsWith("451 later");
            assertThat(send(server.port(), null, platform())).isInstanceOf(Delivery.Later.class);
            server.answerRecipientsWith("550 no such user");
            assertThat(send(server.port(), null, platform()))
                    .isEqualTo(new Delivery.Refused("the server answered 550"));
        }
    }

    private KeyStore certificate() throws Exception {
        Path store = folder.resolve("mail.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "mail",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
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
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static SSLContext context(KeyStore store) throws Exception {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
