package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of a client over a socket.
 *
 * @param id as JSON, as it was sent; null when none was
 * @param args texts, or objects as they are
 * @param header of an order
 */
record SocketMessage(
        String op, @Nullable String id, List<JsonNode> args, JsonNode header, String text) {
    /**
     * Reads one.
     *
     * @throws ApiError when it is not a JSON object
     */
    static SocketMessage read(String text) {
        JsonNode node = Fields.read(text);
        if (!node.isObject()) {
            throw ApiError.params("a JSON object is wanted.");
        }
        JsonNode id = node.path(node.has("reqId") ? "reqId" : "req_id");
        List<JsonNode> args = new ArrayList<>();
        node.path("args").forEach(args::add);
        return new SocketMessage(
                node.path("op").asString(""),
                id.isMissingNode() || id.isNull() ? null : id.toString(),
                args,
                node.path("header"),
                text);
    }

    /** The arguments as texts. */
    List<String> texts() {
        return args.stream().map(arg -> arg.isValueNode() ? arg.asString() : "").toList();
    }

    /** Writes the id of the request where it had one, or an empty text. */
    Json putId(Json json, String name) {
        return json.raw(name, id == null ? "\"\"" : id);
    }
}
