package dev.tradekeep.venue.bybit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages of streams that are not data. */
final class StreamText {
    /** What one subscription may name. */
    static final int TOPICS_MAX = 10;

    static final String PING = "{\"op\":\"ping\"}";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private StreamText() {}

    /** A message; null when it is no JSON. */
    static @Nullable JsonNode read(String message) {
        try {
            return MAPPER.readTree(message);
        } catch (JacksonException e) {
            return null;
        }
    }

    static String auth(String key, long expiresMillis, String signature) {
        ObjectNode message = MAPPER.createObjectNode().put("op", "auth");
        message.putArray("args").add(key).add(expiresMillis).add(signature);
        return MAPPER.writeValueAsString(message);
    }

    static String subscribe(String requestId, List<String> topics) {
        return topics("subscribe", requestId, topics);
    }

    static String unsubscribe(String requestId, List<String> topics) {
        return topics("unsubscribe", requestId, topics);
    }

    private static String topics(String op, String requestId, List<String> topics) {
        ObjectNode message = MAPPER.createObjectNode().put("op", op).put("req_id", requestId);
        ArrayNode args = message.putArray("args");
        topics.forEach(args::add);
        return MAPPER.writeValueAsString(message);
    }

    /** Whether an answer says that it was done. */
    static boolean isSuccess(JsonNode answer) {
        return answer.path("success").asBoolean(false)
                || (answer.has("retCode") && Fields.text(answer, "retCode").equals("0"));
    }

    /** What an answer says in words. */
    static String words(JsonNode answer) {
        String message = Fields.text(answer, "ret_msg");
        return message.isEmpty() ? Fields.text(answer, "retMsg") : message;
    }
}
