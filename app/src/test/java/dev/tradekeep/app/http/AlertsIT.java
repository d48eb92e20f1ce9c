package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.users.UserRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
final class AlertsIT {
    private static final String CHANNELS = "/api/v1/alert-channels";
    private static final String RULES = "/api/v1/alert-rules";
    private static final String KEY = "a-key-to-sign-with";

    @TempDir Path folder;
    private FakeService service;
    private Path file;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        service = new FakeService();
        file = folder.resolve("t.db");
        server = TestServer.start(file);
    }

    @AfterEach
    void stop() {
        server.close();
        service.close();
    }

    @Test
    void alertIsSentSignedAndNoted() throws Exception {
        webhook("hook", "");
        rule("{\"name\": \"risk\", \"area\": \"risk\", \"severity\": \"warning\"}");
        halt("news");

        FakeService.Received sent = await(1).getFirst();
        assertThat(sent.body()).contains("\"code\":\"risk.halt\"", "news");
        String signed = sent.header("Tradekeep-Timestamp") + "." + sent.body();
        assertThat(sent.header("Tradekeep-Signature")).isEqualTo("v1=" + hmac(signed));
        assertThat(sent.header("Tradekeep-Delivery")).isEqualTo("1-1");
        awaitState("sent", 1);
    }

    @Test
    void rulesChooseByAreaCodeAndSeverity() throws Exception {
        webhook("hook", "");
        rule("{\"name\": \"a\", \"area\": \"engine\"}");
        rule("{\"name\": \"b\", \"code\": \"risk.breach\"}");
        rule("{\"name\": \"c\", \"severity\": \"critical\"}");
        rule("{\"name\": \"d\", \"area\": \"risk\", \"enabled\": false}");
        halt("nobody is told");
        // Whatever is told of the second was dispatched after the first.
        rule("{\"name\": \"e\", \"area\": \"risk\"}");
        TestServer.require(
                server.send(
                        "POST",
                        "/api/v1/trading-halts",
                        UserRole.TRADER,
                        "{\"level\": \"flatten\", \"reason\": \"told\"}"));
        Eventually.await(
                "the halt to be told",
                () -> service.received(),
                all -> all.stream().anyMatch(one -> one.body().contains("told")));
        assertThat(service.received()).hasSizeBetween(1, 2);
    }

    @Test
    void refusalIsFinalAndAnAlertForTheOthersOnly() throws Exception {
        webhook("hook", "");
        webhook("other", "/other");
        rule("{\"name\": \"all\"}");
        service.answer(410, "", null);
        service.answer(410, "", null);
        halt("gone");
        awaitState("failed", 2);
        Eventually.await(
                "each channel to be told of the other",
                () -> service.received(),
                all ->
                        all.stream().filter(one -> one.body().contains("channel.failed")).count()
                                == 2);
        for (FakeService.Received one : service.received()) {
            if (one.body().contains("channel.failed")) {
                assertThat(one.body())
                        .contains(
                                one.path().equals("/other")
                                        ? "\"subject\":\"hook\""
                                        : "\"subject\":\"other\"");
            }
        }
    }

    @Test
    void busyServiceIsTriedAgain() throws Exception {
        webhook("hook", "");
        rule("{\"name\": \"all\"}");
        service.answer(429, "", "1");
        halt("again");
        List<FakeService.Received> sent = await(2);
        assertThat(sent.get(1).header("Tradekeep-Delivery"))
                .isEqualTo(sent.getFirst().header("Tradekeep-Delivery"));
        awaitState("sent", 1);
        assertThat(messages().get(0).get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void alertsLikeOneThatWaitsBecomePartOfIt() throws Exception {
        webhook("hook", "");
        rule("{\"name\": \"all\"}");
        // Within one second, and so in one look at most two, however slow the machine is.
        server.close();
        PlainSql.run(
                file,
                """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
                INSERT INTO alerts (severity, code, subject, message, raised_at)
                    SELECT 'warning', 'connection.unreachable', 'c' || i, 'm', 1 FROM n\
                """);
        server = TestServer.start(file);
        await(1);
        awaitState("sent", 1);
        assertThat(service.received()).hasSize(1);
        assertThat(service.received().getFirst().body()).contains("\"repeats\":49");
    }

    @Test
    void figureBeyondItsBoundIsToldOnceAndHeldBackWithinTheCoolDown() throws Exception {
        webhook("hook", "");
        rule("{\"name\": \"disk\", \"measure\": \"database_free\", \"threshold\": 999999999}");
        // Figures are looked at from time to time, and at once after a start.
        server.close();
        server = TestServer.start(file);
        assertThat(await(1).getFirst().body())
                .contains("\"code\":\"database.free\"", "\"subject\":\"disk: disk\"");
        awaitState("sent", 1);
        TestServer.require(
                server.send("POST", "/api/v1/alerts/1/acknowledge", UserRole.TRADER, ""));
        server.close();
        server = TestServer.start(file);
        awaitState("held_back", 1);
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void hangingChannelHoldsUpNobodyElse() throws Exception {
        try (FakeService hanging = new FakeService()) {
            hanging.hang();
            TestServer.require(
                    admin(
                            "POST",
                            CHANNELS,
                            """
                            {"name": "hanging", "kind": "webhook", "address": "%s"}\
                            """
                                    .formatted(hanging.address())));
            webhook("hook", "");
            rule("{\"name\": \"all\"}");
            halt("one");
            await(1);
            assertThat(hanging.received()).hasSizeLessThanOrEqualTo(1);
            // The writer and the API go on.
            TestServer.require(
                    server.send("POST", "/api/v1/alerts/1/acknowledge", UserRole.TRADER, ""));
        }
    }

    @Test
    void whatWasUnderWayAtTheEndIsSentOnceMore() throws Exception {
        webhook("hook", "");
        server.close();
        PlainSql.run(
                file,
                """
                INSERT INTO alert_messages (channel_id, severity, code, subject, text, state,
                        attempts, next_at, created_at, ended_at) VALUES
                    (1, 'warning', 'engine.failed', 'e1', 'under way', 'sending', 1, 0, 0, NULL),
                    (1, 'warning', 'risk.halt', '', 'waits', 'waiting', 0, 0, 0, NULL),
                    (1, 'warning', 'risk.halt', '', 'was sent', 'sent', 1, 0, 0, 1)\
                """);
        server = TestServer.start(file);
        await(2);
        awaitState("sent", 3);
        assertThat(service.received()).hasSize(2);
        assertThat(service.received().toString()).contains("under way", "waits");
    }

    @Test
    void secretsComeOutNowhere() throws Exception {
        webhook("hook", "");
        TestServer.require(
                admin(
                        "POST",
                        CHANNELS,
                        """
                        {"name": "bot", "kind": "telegram", "recipient": "1", "address": "%s",
                         "secret": "123456:Token-of-the-bot"}\
                        """
                                .formatted(service.address())));
        service.answer(403, "{\"description\": \"bot123456:Token-of-the-bot was kicked\"}", null);
        TestServer.Answer failed = server.send("POST", CHANNELS + "/bot/test", UserRole.TRADER, "");
        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.body()).contains("was kicked").doesNotContain("Token-of-the-bot");
        TestServer.require(admin("POST", "/api/v1/secrets/rotate", ""));
        for (String path :
                new String[] {
                    CHANNELS, "/api/v1/alert-messages", "/api/v1/audit-log", "/api/v1/alerts"
                }) {
            assertThat(server.get(path, UserRole.ADMINISTRATOR).body())
                    .doesNotContain(KEY)
                    .doesNotContain("Token-of-the-bot");
        }
        // It is still what it was, under the new key.
        TestServer.require(server.send("POST", CHANNELS + "/hook/test", UserRole.TRADER, ""));
        FakeService.Received last = service.received().getLast();
        assertThat(last.header("Tradekeep-Signature"))
                .isEqualTo("v1=" + hmac(last.header("Tradekeep-Timestamp") + "." + last.body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'name':'a','kind':'webhook'}; needs its address",
                "{'name':'a','kind':'webhook','address':'http://169.254.169.254/'}; link-local",
                "{'name':'a','kind':'webhook','address':'http://8.8.8.8/'}; without encryption",
                "{'name':'a','kind':'webhook','address':'https://x.org','secret':'short'}; 16",
                "{'name':'a','kind':'telegram','recipient':'1'}; token of a bot",
                "{'name':'a','kind':'telegram','recipient':'x y','secret':'1:a'}; number of a chat",
                "{'name':'a','kind':'discord','secret':'nothing'}; webhook of Discord",
                "{'name':'a','kind':'email','address':'smtp://x.org','recipient':'a@x.org'}; sender",
                "{'name':'a','kind':'email','address':'smtp://x.org','recipient':'no address',"
                        + "'sender':'a@x.org'}; e-mail",
                "{'name':'a','kind':'webhook','address':'https://x.org','quietHours':'9-5'}; 22:00",
                "{'name':'a','kind':'webhook','address':'https://x.org','zone':'Mars'}; zone",
                "{'name':'a','kind':'webhook','address':'https://x.org','messagesPerMinute':0}; 600",
            })
    void channelThatCannotWorkIsRefused(String body, String why) throws Exception {
        TestServer.Answer refused = admin("POST", CHANNELS, body.replace('\'', '"'));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(why);
        assertThat(server.get(CHANNELS, UserRole.VIEWER).json().get("items")).isEmpty();
    }

    @Test
    void discordGetsItsLengthAndMentionsNobody() throws Exception {
        TestServer.require(
                admin(
                        "POST",
                        CHANNELS,
                        """
                        {"name": "d", "kind": "discord", "address": "%s",
                         "secret": "https://discord.com/api/webhooks/12/abc-DEF_3"}\
                        """
                                .formatted(service.address())));
        rule("{\"name\": \"all\"}");
        service.answer(429, "{\"retry_after\": 0.5}", null);
        service.answer(204, "", null);
        halt("@everyone " + "x".repeat(480));
        List<FakeService.Received> sent = await(2);
        assertThat(sent.get(1).path()).isEqualTo("/api/webhooks/12/abc-DEF_3");
        assertThat(sent.get(1).body()).contains("\"allowed_mentions\":{\"parse\":[]}");
        awaitState("sent", 1);
    }

    @Test
    void onlyAdministratorsChangeChannelsAndRules() throws Exception {
        webhook("hook", "");
        for (UserRole role : List.of(UserRole.VIEWER, UserRole.TRADER)) {
            assertThat(server.send("DELETE", CHANNELS + "/hook", role, "").status()).isEqualTo(403);
            assertThat(server.send("POST", RULES, role, "{\"name\": \"x\"}").status())
                    .isEqualTo(403);
            assertThat(server.send("PUT", CHANNELS + "/hook/chats/1", role, "").status())
                    .isEqualTo(403);
        }
        rule("{\"name\": \"x\", \"channel\": \"hook\"}");
        assertThat(admin("DELETE", CHANNELS + "/hook", "").status()).isEqualTo(409);
        TestServer.require(admin("DELETE", RULES + "/x", ""));
        TestServer.require(admin("DELETE", CHANNELS + "/hook", ""));
    }

    private void webhook(String name, String path) throws Exception {
        TestServer.require(
                admin(
                        "POST",
                        CHANNELS,
                        """
                        {"name": "%s", "kind": "webhook", "address": "%s", "secret": "%s"}\
                        """
                                .formatted(name, service.address() + path, KEY)));
    }

    private void rule(String body) throws Exception {
        TestServer.require(admin("POST", RULES, body));
    }

    private void halt(String reason) throws Exception {
        TestServer.require(
                server.send(
                        "POST",
                        "/api/v1/trading-halts",
                        UserRole.TRADER,
                        "{\"level\": \"no_entries\", \"reason\": \"%s\"}".formatted(reason)));
    }

    private TestServer.Answer admin(String method, String path, String body) throws Exception {
        return server.send(method, path, UserRole.ADMINISTRATOR, body);
    }

    private List<FakeService.Received> await(int count) {
        return Eventually.await(
                count + " messages", () -> service.received(), all -> all.size() >= count);
    }

    private JsonNode messages() throws Exception {
        return server.get("/api/v1/alert-messages", UserRole.VIEWER).json().get("items");
    }

    private void awaitState(String state, int count) throws Exception {
        var _ =
                Eventually.await(
                        count + " messages to be " + state,
                        this::messages,
                        rows ->
                                rows.valueStream()
                                                .filter(row ->
                                                        state.equals(row.get("state").asString()))
                                                .count()
                                        == count);
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
