package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * A route table as a document.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>
 */
final class OpenApi {
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private OpenApi() {}

    /** The document. */
    static String of(RouteTable table) {
        Map<String, List<Route>> byPath =
                table.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Route::path, LinkedHashMap::new, Collectors.toList()));
        return Json.object(json -> {
            json.writeStringProperty("openapi", "3.1.0");
            json.writeObjectPropertyStart("info");
            json.writeStringProperty("title", "Tradekeep");
            json.writeStringProperty("version", "1");
            json.writeEndObject();
            json.writeObjectPropertyStart("paths");
            byPath.forEach((path, routes) -> {
                json.writeObjectPropertyStart(path);
                routes.forEach(route -> writeRoute(json, route));
                json.writeEndObject();
            });
            json.writeEndObject();
            json.writeObjectPropertyStart("components");
            json.writeObjectPropertyStart("schemas");
            json.writeObjectPropertyStart("Problem");
            writeShape(json, problem());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        })
                + "\n";
    }

    private static Shape problem() {
        List<String> codes = Stream.of(ErrorCode.values()).map(ErrorCode::name).toList();
        return Shape.of(
                Field.required("type", FieldKind.TEXT, "always about:blank"),
                Field.required("title", FieldKind.TEXT, "the code in words"),
                Field.required("status", FieldKind.INTEGER, "the status of HTTP"),
                new Field("code", FieldKind.TEXT, true, codes, "the stable name of the error"),
                Field.required("number", FieldKind.INTEGER, "the stable number of the error"),
                Field.required("detail", FieldKind.TEXT, "what was wanted, found, and can be done"),
                Field.required(
                        "retryable", FieldKind.BOOLEAN, "whether the same may succeed later"));
    }

    private static void writeRoute(JsonGenerator json, Route route) {
        json.writeObjectPropertyStart(route.method().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("summary", route.summary());
        json.writeStringProperty(
                "x-least-role", route.least() == null ? "anyone" : Word.of(route.least()));
        json.writeStringProperty(
                "x-token-scope", route.least() == null ? "none" : Word.of(route.scope()));
        json.writeArrayPropertyStart("parameters");
        Matcher parts = PART.matcher(route.path());
        while (parts.find()) {
            Field part = Field.required(parts.group(1), FieldKind.TEXT, "a part of the path");
            writeParameter(json, part, "path");
        }
        route.query().forEach(field -> writeParameter(json, field, "query"));
        json.writeEndArray();
        if (!route.body().isNone()) {
            json.writeObjectPropertyStart("requestBody");
            json.writeBooleanProperty("required", !route.body().isOptional());
            writeContent(json, Reply.JSON, route.body());
            json.writeEndObject();
        }
        json.writeObjectPropertyStart("responses");
        json.writeObjectPropertyStart("200");
        json.writeStringProperty("description", "Done.");
        writeContent(json, route.answerType(), route.answer());
        json.writeEndObject();
        json.writeObjectPropertyStart("default");
        json.writeStringProperty("description", "Not done; the code says why.");
        json.writeObjectPropertyStart("content");
        json.writeObjectPropertyStart(Reply.PROBLEM);
        json.writeObjectPropertyStart("schema");
        json.writeStringProperty("$ref", "#/components/schemas/Problem");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeParameter(JsonGenerator json, Field field, String in) {
        json.writeStartObject();
        json.writeStringProperty("name", field.name());
        json.writeStringProperty("in", in);
        json.writeBooleanProperty("required", field.required());
        json.writeStringProperty("description", field.meaning());
        json.writeObjectPropertyStart("schema");
        writeType(json, field);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeContent(JsonGenerator json, String type, Shape shape) {
        json.writeObjectPropertyStart("content");
        json.writeObjectPropertyStart(type);
        json.writeObjectPropertyStart("schema");
        if (type.equals(Reply.JSON)) {
            writeShape(json, shape);
        } else {
            json.writeStringProperty("type", "string");
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeShape(JsonGenerator json, Shape shape) {
        json.writeStringProperty("type", "object");
        json.writeObjectPropertyStart("properties");
        for (Field field : shape.fields()) {
            json.writeObjectPropertyStart(field.name());
            writeType(json, field);
            json.writeStringProperty("description", field.meaning());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("required");
        shape.fields().stream()
                .filter(Field::required)
                .forEach(field -> json.writeString(field.name()));
        json.writeEndArray();
    }

    private static void writeType(JsonGenerator json, Field field) {
        json.writeStringProperty("type", field.kind().type());
        if (!field.kind().format().isEmpty()) {
            json.writeStringProperty("format", field.kind().format());
        }
        switch (field.kind()) {
            case TEXTS -> writeItems(json, "string");
            case OBJECTS -> writeItems(json, "object");
            case TEXT, INTEGER, BOOLEAN, DECIMAL, TIME, DAY, OBJECT -> {
                if (!field.choices().isEmpty()) {
                    json.writeArrayPropertyStart("enum");
                    field.choices().forEach(json::writeString);
                    json.writeEndArray();
                }
            }
        }
    }

    private static void writeItems(JsonGenerator json, String type) {
        json.writeObjectPropertyStart("items");
        json.writeStringProperty("type", type);
        json.writeEndObject();
    }
}
