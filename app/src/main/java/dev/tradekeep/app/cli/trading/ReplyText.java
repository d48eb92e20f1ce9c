package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.TerminalText;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A reply of the API as people read it: a line for each part, and one for each row in it. */
final class ReplyText {
    private static final String GAP = "  ";

    private ReplyText() {}

    static void print(JsonNode reply, PrintWriter out) {
        reply.properties().forEach(property -> print(property.getKey(), property.getValue(), out));
    }

    private static void print(String name, JsonNode value, PrintWriter out) {
        if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
            out.println(name);
            value.forEach(row -> out.println(GAP + row(row)));
        } else {
            out.println((name + GAP + text(value)).stripTrailing());
        }
    }

    private static String row(JsonNode row) {
        return row.valueStream().map(ReplyText::text).collect(Collectors.joining(GAP));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(ReplyText::text).collect(Collectors.joining(", "));
        }
        return TerminalText.oneLine(value.isObject() ? value.toString() : value.asString());
    }
}
