package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.app.http.api.JsonBody;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.users.UserRole;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The routes, run without HTTP for whoever sits at the machine and so may do everything. */
public final class RouteApi implements Api {
    private static final Caller CALLER =
            new Caller(Actor.COMMAND_LINE.name(), null, UserRole.ADMINISTRATOR);

    private final RouteTable table;

    public RouteApi(RouteTable table) {
        this.table = table;
    }

    @Override
    public String call(Call call) {
        Route route = find(call);
        Map<String, String> parts = new HashMap<>();
        Map<String, List<String>> rest = new HashMap<>(call.values());
        call.values()
                .forEach((name, texts) -> {
                    if (route.path().contains("{" + name + "}")) {
                        parts.put(name, texts.getFirst());
                        rest.remove(name);
                    }
                });
        Body body =
                JsonBody.read(
                        route.body(),
                        route.body().isNone()
                                ? new byte[0]
                                : json(route, rest).getBytes(StandardCharsets.UTF_8));
        Reply reply =
                route.handler()
                        .handle(new Request(new Local(route), CALLER, parts, Map.of(), body));
        return switch (reply) {
            case Reply.Whole whole -> new String(whole.body().bytes(), StandardCharsets.UTF_8);
            case Reply.Rows _, Reply.Events _ ->
                    throw new IllegalStateException("It answers with more than an object");
        };
    }

    private Route find(Call call) {
        return table.all().stream()
                .filter(route ->
                        route.method().name().equals(call.method())
                                && route.path().equals(call.route()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no route " + call.route()));
    }

    /** The values as the shape of the route wants them; it refuses what will not do. */
    private static String json(Route route, Map<String, List<String>> values) {
        return Json.object(
                json -> values.forEach((name, texts) -> write(json, route, name, texts)));
    }

    private static void write(JsonGenerator json, Route route, String name, List<String> texts) {
        FieldKind kind =
                route.body().fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .map(Field::kind)
                        .orElse(FieldKind.TEXT);
        String first = texts.isEmpty() ? "" : texts.getFirst();
        switch (kind) {
            case TEXTS -> {
                json.writeArrayPropertyStart(name);
                texts.forEach(json::writeString);
                json.writeEndArray();
            }
            case INTEGER -> {
                if (first.matches("-?[0-9]{1,18}")) {
                    json.writeNumberProperty(name, Long.parseLong(first));
                } else {
                    json.writeStringProperty(name, first);
                }
            }
            case BOOLEAN -> {
                if (first.equals("true") || first.equals("false")) {
                    json.writeBooleanProperty(name, Boolean.parseBoolean(first));
                } else {
                    json.writeStringProperty(name, first);
                }
            }
            case TEXT, DECIMAL, TIME, DAY, OBJECT, OBJECTS -> json.writeStringProperty(name, first);
        }
    }

    /** The head of a request that came over no network. */
    private record Local(Route route) implements Inquiry {
        @Override
        public Method method() {
            return route.method();
        }

        @Override
        public String path() {
            return route.path();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> cookie(String name) {
            return Optional.empty();
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String address() {
            return "this machine";
        }
    }
}
