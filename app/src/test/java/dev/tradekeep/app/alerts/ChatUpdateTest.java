package dev.tradekeep.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatUpdateTest {
    private static Optional<ChatUpdate> read(String json) {
        return ChatUpdate.read(ServiceAnswer.of(json).json());
    }

    private static String message(String text) {
        return """
        {"update_id": 7, "message": {"chat": {"id": -42}, "from": {"id": 9, "username": "ann"},
         "date": 1, "text": "%s"}}\
        """
                .formatted(text);
    }

    @Test
    void readsWordAndArgumentOfACommand() {
        assertThat(read(message("/Halt@my_bot  reduce_only now")))
                .contains(new ChatUpdate(7, -42, "9 ann", "/halt", "reduce_only"));
    }

    @Test
    void hostileLettersAreMadePlainAndLongWordsCut() {
        ChatUpdate update =
                read(message("/\\u202estatus\\u0000 " + "x".repeat(5_000))).orElseThrow();
        assertThat(update.word()).isEqualTo("/?status?");
        assertThat(update.argument()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "no json",
                "{\"update_id\": -1}",
                "{\"update_id\": 7}",
                "{\"update_id\": 7, \"message\": []}",
                "{\"update_id\": 7, \"message\": {\"chat\": {\"id\": \"42\"}, \"text\": \"/halt\"}}",
                "{\"update_id\": 7, \"message\": {\"chat\": {\"id\": 1e99}, \"text\": \"/halt\"}}",
                "{\"update_id\": 7, \"message\": {\"chat\": {\"id\": 42}, \"from\": {\"id\": 9},"
                        + " \"text\": [\"/halt\"]}}",
                "{\"update_id\": 7, \"message\": {\"chat\": {\"id\": 42}, \"from\": {\"id\": 9},"
                        + " \"forward_origin\": {}, \"text\": \"/halt\"}}",
            })
    void anythingElseIsNoCommand(String json) {
        assertThat(read(json)).isEmpty();
    }
}
