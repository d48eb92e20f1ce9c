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
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.strategies.Preset;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetStatus;
import dev.tradekeep.store.strategies.PresetTerms;
import dev.tradekeep.store.strategies.StrategyRepository;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.function.Supplier;

/** Presets: strategies with their parameters and what they trade. */
final class PresetRoutes {
    private static final Field PARAMETERS =
            Field.optional(
                    "parameters", FieldKind.TEXT, "such as fast=20,slow=50; else the defaults");
    private static final Field INTERVAL =
            Field.optional(
                    "interval",
                    FieldKind.TEXT,
                    "of the candles it trades, such as 1h; default: that of the longest series");
    private static final Field OWN_PORTFOLIO =
            Field.optional(
                    "ownPortfolio",
                    FieldKind.BOOLEAN,
                    "whether an engine gives it a portfolio of its own; else it shares one");
    private static final Field INSTRUMENTS =
            Field.required("instruments", FieldKind.TEXTS, "SYMBOL or EXCHANGE:SYMBOL");
    private static final Shape NAME =
            Shape.of(Field.required("name", FieldKind.TEXT, "of the preset"));

    private final Changes changes;
    private final Supplier<StrategyCatalog> strategies;

    PresetRoutes(Changes changes, Supplier<StrategyCatalog> strategies) {
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
                                        INTERVAL,
                                        OWN_PORTFOLIO,
                                        INSTRUMENTS))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                "/api/v1/presets/{name}",
                                "Replaces what a preset does and what it trades. Engines go by it"
                                        + " from their next start on; the portfolios of those that"
                                        + " are there stay.",
                                this::update)
                        .forRole(UserRole.TRADER)
                        .taking(Shape.of(PARAMETERS, INTERVAL, OWN_PORTFOLIO, INSTRUMENTS))
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
        PresetTerms terms = terms(request.body());
        StrategyInstance strategy = strategy(request.body().text("strategy"), terms.parameters());
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
                                        terms,
                                        ids(transaction, instruments),
                                        at),
                id -> change("preset.create", name, strategy.name() + ":" + describe(terms)));
        return named(name);
    }

    private Reply update(Request request) {
        String name = request.part("name");
        PresetTerms terms = terms(request.body());
        List<String> instruments = request.body().texts("instruments");
        changes.make(
                request,
                (transaction, at) -> {
                    Preset preset = find(transaction, name);
                    strategy(preset.strategy(), terms.parameters());
                    new PresetRepository(transaction)
                            .update(preset.id(), terms, ids(transaction, instruments), at);
                    return preset;
                },
                preset ->
                        new Changes.Change(
                                "preset.update",
                                "preset",
                                name,
                                describe(preset.terms()),
                                describe(terms)));
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

    private static PresetTerms terms(Body body) {
        return new PresetTerms(
                body.optionalText("parameters").orElse(""),
                body.optionalText("interval").map(Interval::parse).orElse(null),
                body.flag("ownPortfolio"));
    }

    private static String describe(PresetTerms terms) {
        return terms.parameters()
                + (terms.interval() == null ? "" : " at " + terms.interval())
                + (terms.ownPortfolio() ? " for its own portfolio" : "");
    }

    /** Made only to see whether the parameters fit. */
    private StrategyInstance strategy(String name, String parameters) {
        return strategies.get().create(parameters.isEmpty() ? name : name + ":" + parameters);
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
