package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.users.UserRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class TelegramIT {
    private static final String CHANNEL = "/api/v1/alert-channels/phone";
    private static final String TOKEN = "123456:Token-of-the-bot";
    private static final Pattern CODE = Pattern.compile("/confirm ([0-9]{6})");

    @TempDir Path folder;
    private FakeService telegram;
    private TestServer server;
    private int replies;

    @BeforeEach
    void start() throws Exception {
        telegram = new FakeService();
        server = TestServer.start(folder.resolve("t.db"));
        TestServer.require(
                admin(
                        "POST",
                        "/api/v1/alert-channels",
                        """
                        {"name": "phone", "kind": "telegram", "recipient": "42", "address": "%s",
                         "secret": "%s"}\
                        """
                                .formatted(telegram.address(), TOKEN)));
    }

    @AfterEach
    void stop() {
        server.close();
        telegram.close();
    }

    @Test
    void nobodyIsHeardBeforeAChatIsAllowed() throws Exception {
        assertThat(telegram.received("/getUpdates")).isEmpty();
        allow();
        Eventually.await(
                "updates to be asked for",
                () -> telegram.received("/getUpdates"),
                all -> !all.isEmpty());
        assertThat(telegram.received().getFirst().path()).isEqualTo("/bot" + TOKEN + "/getUpdates");
    }

    @Test
    void haltAndResumeAreDoneOnceTheyAreConfirmed() throws Exception {
        allow();
        assertThat(say(1, 42, "/status")).contains("No engine runs.", "No halt holds.");
        assertThat(say(2, 42, "/positions")).contains("Nothing is held.");
        String asked = say(3, 42, "/halt reduce_only");
        assertThat(asked).contains("reduce_only", "within 60 s");
        assertThat(halts()).isEmpty();

        assertThat(say(4, 42, "/confirm 000")).contains("nothing to confirm");
        assertThat(say(5, 42, "/confirm " + code(asked))).contains("Halt 1 holds");
        assertThat(halts()).hasSize(1);
        assertThat(say(6, 42, "/status"))
                .contains("1 reduce_only, asked for by Telegram user 7 ann");

        String resume = say(7, 42, "/resume");
        assertThat(resume).contains("clears 1 halt", "reduce_only");
        assertThat(say(8, 42, "/confirm " + code(resume))).contains("1 cleared. No halt holds.");
        assertThat(halts()).isEmpty();
        // A code is used up.
        assertThat(say(9, 42, "/confirm " + code(resume))).contains("nothing to confirm");

        String log = server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body();
        assertThat(log)
                .contains("chat.command", "telegram phone", "telegram user 7 ann", "chat 42")
                .contains("/halt reduce_only", "/confirm: Halt 1 holds", "/resume")
                .doesNotContain(code(resume));
    }

    @Test
    void updateThatComesAgainIsPassedBy() throws Exception {
        allow();
        String asked = say(10, 42, "/halt");
        String confirm = "/confirm " + code(asked);
        say(11, 42, confirm);
        TestServer.require(server.send("DELETE", "/api/v1/trading-halts/1", UserRole.TRADER, ""));
        telegram.update(
                12,
                "["
                        + update(11, 42, confirm)
                        + ","
                        + update(10, 42, "/halt")
                        + ","
                        + update(12, 42, "/status")
                        + "]");
        assertThat(awaitReplies(replies + 1)).contains("No halt holds.");
        server.close();
        server = TestServer.start(folder.resolve("t.db"));
        // After a start it goes on behind what was dealt with.
        telegram.update(13, "[" + update(11, 42, confirm) + "," + update(13, 42, "/status") + "]");
        assertThat(awaitReplies(replies + 1)).contains("No halt holds.");
        assertThat(telegram.received("/getUpdates").getLast().body()).contains("\"offset\":1");
    }

    @Test
    void strangersAndHostileTextsGetNothingDone() throws Exception {
        allow();
        telegram.update(
                5,
                "["
                        + update(1, 666, "/halt flatten")
                        + ", {\"update_id\": 2}, [], null, 5,"
                        + " {\"update_id\": 3, \"message\": {\"chat\": {\"id\": \"42\"}}}, "
                        + update(4, 42, "'; DROP TABLE orders; --")
                        + ", "
                        + update(5, 42, "/" + "x".repeat(3_000))
                        + "]");
        awaitReplies(2);
        assertThat(say(6, 42, "/status")).contains("No halt holds.");
        assertThat(halts()).isEmpty();
        assertThat(telegram.received("/sendMessage").toString()).doesNotContain("666");
        assertThat(server.get("/api/v1/audit-log", UserRole.ADMINISTRATOR).body())
                .doesNotContain("chat 666");
    }

    @Test
    void chatThatMayNoMoreIsNotHeard() throws Exception {
        allow();
        TestServer.require(admin("PUT", CHANNEL + "/chats/43", ""));
        String asked = say(1, 42, "/halt");
        TestServer.require(admin("DELETE", CHANNEL + "/chats/42", ""));
        telegram.update(
                3,
                "["
                        + update(2, 42, "/confirm " + code(asked))
                        + ","
                        + update(3, 43, "/status")
                        + "]");
        assertThat(awaitReplies(replies + 1)).contains("No halt holds.");
        assertThat(telegram.received("/sendMessage").getLast().body()).contains("\"43\"");
    }

    private void allow() throws Exception {
        TestServer.require(admin("PUT", CHANNEL + "/chats/42", ""));
    }

    /** Sends a text to the bot, and waits for what it answers. */
    private String say(long id, long chat, String text) throws Exception {
        telegram.update(id, "[" + update(id, chat, text) + "]");
        return awaitReplies(replies + 1);
    }

    private String awaitReplies(int count) throws Exception {
        List<FakeService.Received> all =
                Eventually.await(
                        count + " answers",
                        () -> telegram.received("/sendMessage"),
                        sent -> sent.size() >= count);
        replies = count;
        JsonNode reply = new JsonMapper().readTree(all.get(count - 1).body());
        return reply.get("text").asString();
    }

    private static String update(long id, long chat, String text) {
        return """
        {"update_id": %d, "message": {"message_id": 1, "date": 1, "chat": {"id": %d},
         "from": {"id": 7, "username": "ann"}, "text": "%s"}}\
        """
                .formatted(id, chat, text);
    }

    private static String code(String text) {
        Matcher matcher = CODE.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private JsonNode halts() throws Exception {
        return server.get("/api/v1/trading-halts?held=true", UserRole.VIEWER).json().get("items");
    }

    private TestServer.Answer admin(String method, String path, String body) throws Exception {
        return server.send(method, path, UserRole.ADMINISTRATOR, body);
    }
}
