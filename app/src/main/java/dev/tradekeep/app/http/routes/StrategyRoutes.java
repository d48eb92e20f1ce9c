package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.strategies.StrategyText;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The strategies that engines may run: what there are, and reading their folder again. */
final class StrategyRoutes {
    private static final String FOLDER = "folder";

    private final StrategyShelf shelf;
    private final EngineManager engines;
    private final Changes changes;

    StrategyRoutes(StrategyShelf shelf, EngineManager engines, Changes changes) {
        this.shelf = shelf;
        this.engines = engines;
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                "/api/v1/strategies/available",
                                "Lists the strategies that engines may run, with their parameters.",
                                this::list)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "items",
                                                FieldKind.OBJECTS,
                                                "each with name, description, origin, hash and"
                                                        + " parameters, which have name, kind, wanted,"
                                                        + " default and description"),
                                        Field.required(
                                                "broken",
                                                FieldKind.OBJECTS,
                                                "files that cannot be used: name, error and"
                                                        + " excerpt"))),
                Route.of(
                                Method.POST,
                                "/api/v1/strategies/reload",
                                "Reads the folder of strategies again; when a file cannot be used, all"
                                        + " stays as it was. Engines that run keep what they have"
                                        + " until they are started again.",
                                this::reload)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(
                                Shape.of(
                                        Field.required(FOLDER, FieldKind.TEXT, "that was read"),
                                        Field.required("added", FieldKind.TEXT, "new strategies"),
                                        Field.required(
                                                "changed", FieldKind.TEXT, "with another source"),
                                        Field.required("removed", FieldKind.TEXT, "gone ones"),
                                        Field.required(
                                                "running",
                                                FieldKind.TEXT,
                                                "engines that keep what they have until they are"
                                                        + " started again"))));
    }

    private Reply list(Request request) {
        return Reply.object(json -> StrategyText.write(shelf.get(), json));
    }

    private Reply reload(Request request) {
        StrategyShelf.Reloaded reloaded = shelf.reload();
        List<String> running = engines.running().stream().map(EngineManager.Running::name).toList();
        changes.note(
                request,
                new Changes.Change(
                        "strategy.reload",
                        "strategy",
                        shelf.folder().toString(),
                        null,
                        "added "
                                + reloaded.added()
                                + ", changed "
                                + reloaded.changed()
                                + ", removed "
                                + reloaded.removed()));
        return Reply.object(json -> {
            json.writeStringProperty(FOLDER, shelf.folder().toString());
            write(json, "added", reloaded.added());
            write(json, "changed", reloaded.changed());
            write(json, "removed", reloaded.removed());
            write(json, "running", running);
        });
    }

    private static void write(JsonGenerator json, String name, List<String> names) {
        json.writeStringProperty(name, names.isEmpty() ? "none" : String.join(", ", names));
    }
}
