package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.engine.paper.PaperEngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Engines: made, started, stopped. */
final class EngineRoutes {
    private static final Shape STATE =
            Shape.of(
                    Field.required("name", FieldKind.TEXT, "of the engine"),
                    Field.required("state", FieldKind.TEXT, "running or stopped"));

    private static final Shape NEW =
            with(
                    Field.required(
                            "name",
                            FieldKind.TEXT,
                            "1 to " + EngineRepository.NAME_CHARACTERS_MAX + " characters"),
                    Field.optional(
                            "presets",
                            FieldKind.TEXTS,
                            "the names of what it runs: each preset on each of its instruments"),
                    Field.optional(
                            "strategy",
                            FieldKind.TEXT,
                            "in place of presets: a preset of the engine's name is made for it"),
                    Field.optional(
                            "parameters",
                            FieldKind.TEXTS,
                            "of the strategy, such as fast=20; else the defaults"),
                    Field.optional(
                            "instruments",
                            FieldKind.TEXTS,
                            "that the strategy trades, SYMBOL or EXCHANGE:SYMBOL"),
                    Field.optional(
                            "interval",
                            FieldKind.TEXT,
                            "of the candles that the strategy decides on, such as 1h; default: that"
                                    + " of the longest series"),
                    Field.required(
                            "cash",
                            FieldKind.DECIMAL,
                            "of each portfolio to start with, in its quote asset"),
                    Field.optional(
                            "autoStart", FieldKind.BOOLEAN, "whether it starts with the server"));

    private final EngineManager engines;
    private final Changes changes;
    private final Supplier<StrategyCatalog> strategies;

    EngineRoutes(EngineManager engines, Changes changes, Supplier<StrategyCatalog> strategies) {
        this.engines = engines;
        this.changes = changes;
        this.strategies = strategies;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/engines",
                                "Makes an engine that runs on paper, with a portfolio of its name,"
                                        + " and one for each preset that has its own.",
                                this::create)
                        .forRole(UserRole.TRADER)
                        .taking(NEW)
                        .answering(STATE),
                Route.of(
                                Method.PUT,
                                "/api/v1/engines/{name}/venue",
                                "Changes how the orders of an engine that is stopped are filled,"
                                        + " and what that costs; what is not said stays.",
                                this::setVenue)
                        .forRole(UserRole.TRADER)
                        .taking(with())
                        .answering(with(Field.required("name", FieldKind.TEXT, "of the engine"))),
                Route.of(
                                Method.POST,
                                "/api/v1/engines/{name}/start",
                                "Starts an engine.",
                                this::start)
                        .forRole(UserRole.TRADER)
                        .answering(STATE),
                Route.of(
                                Method.POST,
                                "/api/v1/engines/{name}/stop",
                                "Stops an engine: its run is closed. Its open orders stay, and go on"
                                        + " when it starts again.",
                                this::stop)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.optional(
                                                "cancelOrders",
                                                FieldKind.BOOLEAN,
                                                "whether its open orders are canceled first; it"
                                                        + " waits for that for up to 10 seconds")))
                        .answering(
                                Shape.of(
                                        Field.required("name", FieldKind.TEXT, "of the engine"),
                                        Field.required("state", FieldKind.TEXT, "stopped"),
                                        Field.required(
                                                "openOrders",
                                                FieldKind.INTEGER,
                                                "orders of it that stay open"))));
    }

    private Reply create(Request request) {
        Body body = request.body();
        PlainName.requireForPath("engine", body.text("name"), EngineRepository.NAME_CHARACTERS_MAX);
        Optional<String> strategy = body.optionalText("strategy");
        if (strategy.isPresent() == !body.texts("presets").isEmpty()) {
            throw Requests.wanted(
                    "presets, or a strategy with instruments",
                    "strategy",
                    strategy.isPresent() ? "both" : "neither");
        }
        Optional<NewPreset> preset =
                strategy.map(name -> NewPreset.read(body, name, strategies.get()));
        PaperEngineSetup setup =
                new PaperEngineSetup(
                        body.text("name"),
                        preset.isPresent() ? List.of(body.text("name")) : body.texts("presets"),
                        body.text("cash"),
                        body.flag("autoStart"),
                        VenueFields.read(body, VenueSettings.DEFAULT));
        changes.make(
                request,
                (transaction, at) -> {
                    preset.ifPresent(one -> one.create(transaction, at));
                    return setup.create(transaction, at);
                },
                id ->
                        new Changes.Change(
                                "engine.create",
                                "engine",
                                setup.name(),
                                null,
                                preset.map(NewPreset::text)
                                                .orElse(String.join(", ", setup.presets()))
                                        + " with "
                                        + setup.cash()));
        return state(setup.name(), "stopped");
    }

    private Reply setVenue(Request request) {
        String name = request.part("name");
        if (engines.running().stream().anyMatch(running -> running.name().equals(name))) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "Engine " + name + " runs. Stop it first.");
        }
        return VenueFields.reply(
                name,
                changes.make(
                                request,
                                (transaction, at) -> changeVenue(transaction, name, request.body()),
                                changed ->
                                        new Changes.Change(
                                                "engine.venue",
                                                "engine",
                                                name,
                                                VenueFields.describe(changed.before()),
                                                VenueFields.describe(changed.after())))
                        .after());
    }

    private record VenueChange(VenueSettings before, VenueSettings after) {}

    private static VenueChange changeVenue(Transaction transaction, String name, Body body) {
        Engine engine =
                new EngineRepository(transaction)
                        .find(name)
                        .orElseThrow(() -> Requests.notFound("engine", name));
        if (engine.mode() != EngineMode.PAPER) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Wanted an engine on paper, found " + Word.of(engine.mode()) + ".");
        }
        VenueSettings before = VenueSettings.read(transaction, engine.id());
        VenueSettings after = VenueFields.read(body, before);
        after.save(transaction, engine.id());
        return new VenueChange(before, after);
    }

    /** Fields in front of those of the simulated exchange. */
    private static Shape with(Field... first) {
        return new Shape(Stream.concat(Stream.of(first), VenueFields.ALL.stream()).toList());
    }

    private Reply start(Request request) {
        EngineManager.Running running = engines.start(request.part("name"));
        changes.note(
                request,
                new Changes.Change("engine.start", "engine", running.name(), "stopped", "running"));
        return state(running.name(), "running");
    }

    private Reply stop(Request request) {
        String name = request.part("name");
        boolean cancelOrders = request.body().flag("cancelOrders");
        long open = engines.stop(name, cancelOrders);
        changes.note(
                request,
                new Changes.Change(
                        "engine.stop",
                        "engine",
                        name,
                        "running",
                        cancelOrders ? "stopped, orders canceled" : "stopped"));
        return Reply.object(json -> {
            json.writeStringProperty("name", name);
            json.writeStringProperty("state", "stopped");
            json.writeNumberProperty("openOrders", open);
        });
    }

    private static Reply state(String name, String state) {
        return Reply.object(json -> {
            json.writeStringProperty("name", name);
            json.writeStringProperty("state", state);
        });
    }
}
