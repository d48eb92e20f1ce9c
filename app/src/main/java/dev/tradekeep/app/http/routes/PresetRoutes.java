package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.strategies.Preset;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetStatus;
import dev.tradekeep.store.strategies.StrategyRepository;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** Presets: strategies with their parameters and what they trade. */
final class PresetRoutes {
    private static final Field PARAMETERS =
            Field.optional(
                    "parameters", FieldKind.TEXT, "such as fast=20,slow=50; else the defaults");
    private static final Field INSTRUMENTS =
            Field.required("instruments", FieldKind.TEXTS, "such as EXCHANGE:SYMBOL");
    private static final Shape NAME =
            Shape.of(Field.required("name", FieldKind.TEXT, "of the preset"));

    private final Changes changes;
    private final StrategyCatalog strategies;

    PresetRoutes(Changes changes, StrategyCatalog strategies) {
        this.changes = changes;
        this.strategies = strategies;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.POST, "/api/v1/presets", "Adds a preset.", this::create)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "name", FieldKind.TEXT, "1 to 64 characters"),
                                        Field.required("strategy", FieldKind.TEXT, "its name"),
                                        PARAMETERS,
                                        INSTRUMENTS))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                "/api/v1/presets/{name}",
                                "Replaces the parameters of a preset and what it trades.",
                                this::update)
                        .forRole(UserRole.TRADER)
                        .taking(Shape.of(PARAMETERS, INSTRUMENTS))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                "/api/v1/presets/{name}/status",
                                "Archives a preset, or makes it active again.",
                                this::setStatus)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.choice(
                                                "status", PresetStatus.class, "what it becomes")))
                        .answering(NAME));
    }

    private Reply create(Request request) {
        String name = request.body().text("name");
        PlainName.requireForPath("preset", name, PresetRepository.NAME_CHARACTERS_MAX);
        String parameters = request.body().optionalText("parameters").orElse("");
        Strategy strategy = strategy(request.body().text("strategy"), parameters);
        List<String> instruments = request.body().texts("instruments");
        changes.make(
                request,
                (transaction, at) ->
                        new PresetRepository(transaction)
                                .create(
                                        new StrategyRepository(transaction)
                                                .ensure(
                                                        strategy.name(),
                                                        strategy.description(),
                                                        at),
                                        name,
                                        parameters,
                                        ids(transaction, instruments),
                                        at),
                id -> change("preset.create", name, strategy.name() + ":" + parameters));
        return named(name);
    }

    private Reply update(Request request) {
        String name = request.part("name");
        String parameters = request.body().optionalText("parameters").orElse("");
        List<String> instruments = request.body().texts("instruments");
        changes.make(
                request,
                (transaction, at) -> {
                    Preset preset = find(transaction, name);
                    strategy(preset.strategy(), parameters);
                    new PresetRepository(transaction)
                            .update(preset.id(), parameters, ids(transaction, instruments), at);
                    return preset;
                },
                preset ->
                        new Changes.Change(
                                "preset.update", "preset", name, preset.parameters(), parameters));
        return named(name);
    }

    private Reply setStatus(Request request) {
        String name = request.part("name");
        PresetStatus status = request.body().choice("status", PresetStatus.class);
        changes.make(
                request,
                (transaction, at) -> {
                    Preset preset = find(transaction, name);
                    new PresetRepository(transaction).setStatus(preset.id(), status, at);
                    return preset;
                },
                preset ->
                        new Changes.Change(
                                "preset.status",
                                "preset",
                                name,
                                Word.of(preset.status()),
                                Word.of(status)));
        return named(name);
    }

    /** Made only to see whether the parameters fit. */
    private Strategy strategy(String name, String parameters) {
        return strategies.create(parameters.isEmpty() ? name : name + ":" + parameters);
    }

    private static Preset find(Transaction transaction, String name) {
        return new PresetRepository(transaction)
                .find(name)
                .orElseThrow(() -> Requests.notFound("preset", name));
    }

    private static List<Long> ids(Transaction transaction, List<String> instruments) {
        return instruments.stream().map(text -> Names.instrument(transaction, text)).toList();
    }

    private static Changes.Change change(String action, String name, String after) {
        return new Changes.Change(action, "preset", name, null, after);
    }

    private static Reply named(String name) {
        return Reply.object(json -> json.writeStringProperty("name", name));
    }
}
