package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.alerts.Halts;
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
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.LimitText;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskLimitRepository;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Halts and limits. */
final class RiskRoutes {
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final Shape ID =
            Shape.of(Field.required("id", FieldKind.INTEGER, "which one it is"));

    private final Changes changes;
    private final EngineManager engines;

    RiskRoutes(Changes changes, EngineManager engines) {
        this.changes = changes;
        this.engines = engines;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/trading-halts",
                                "Raises a halt, which holds until a person clears it.",
                                this::raise)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.choice("level", HaltLevel.class, "how severe"),
                                        Field.optional(
                                                "portfolio",
                                                FieldKind.TEXT,
                                                "the name of one; all of them without"),
                                        Field.optional(
                                                "instrument",
                                                FieldKind.TEXT,
                                                "only of one, SYMBOL or EXCHANGE:SYMBOL"),
                                        Field.required("reason", FieldKind.TEXT, "for people")))
                        .answering(ID),
                Route.of(Method.DELETE, "/api/v1/trading-halts/{id}", "Clears a halt.", this::clear)
                        .forRole(UserRole.TRADER)
                        .answering(ID),
                Route.of(
                                Method.POST,
                                "/api/v1/risk-limits",
                                "Sets a limit; one of this kind, action, scope and asset is replaced.",
                                this::limit)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.choice("kind", RiskLimitKind.class, "what it bounds"),
                                        Field.required(
                                                "value",
                                                FieldKind.TEXT,
                                                "such as 1000 USD, 0.5 BTC, 20, 50 bp or 5m"),
                                        Field.optionalChoice(
                                                "action",
                                                "what happens when it is broken; deny without",
                                                Word.all(LimitAction.class)),
                                        Field.optional("portfolio", FieldKind.TEXT, "only of one"),
                                        Field.optional(
                                                "instrument",
                                                FieldKind.TEXT,
                                                "only of one, SYMBOL or EXCHANGE:SYMBOL"),
                                        Field.optional("engine", FieldKind.TEXT, "only of one")))
                        .answering(ID),
                Route.of(
                                Method.PUT,
                                "/api/v1/risk-limits/{id}",
                                "Switches a limit on or off.",
                                this::enable)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "enabled", FieldKind.BOOLEAN, "whether it counts")))
                        .answering(ID));
    }

    private Reply raise(Request request) {
        HaltLevel level = request.body().choice("level", HaltLevel.class);
        String reason = request.body().text("reason").strip();
        if (reason.isEmpty() || reason.length() > REASON_CHARACTERS_MAX) {
            throw Requests.wanted(
                    "1 to " + REASON_CHARACTERS_MAX + " characters", "reason", reason);
        }
        @Nullable String portfolio = request.body().optionalText("portfolio").orElse(null);
        @Nullable String instrument = request.body().optionalText("instrument").orElse(null);
        long id =
                changes.makeInNeed(
                        request,
                        (transaction, at) ->
                                Halts.raise(
                                        transaction,
                                        new TradingHaltRepository.Wanted(
                                                level,
                                                Names.find(
                                                        transaction,
                                                        NameQuery.PORTFOLIO,
                                                        portfolio),
                                                instrument(transaction, instrument),
                                                null,
                                                reason,
                                                request.caller().userId()),
                                        at),
                        made ->
                                change(
                                        "halt.raise",
                                        "halt",
                                        made,
                                        null,
                                        Word.of(level) + ": " + reason));
        engines.restrict();
        return id(id);
    }

    private Reply clear(Request request) {
        long id = request.id();
        changes.makeInNeed(
                request,
                (transaction, at) -> {
                    new TradingHaltRepository(transaction).clear(id, request.caller().userId(), at);
                    return id;
                },
                cleared -> change("halt.clear", "halt", cleared, "held", null));
        engines.restrict();
        return id(id);
    }

    private Reply limit(Request request) {
        Body body = request.body();
        RiskLimitKind kind = body.choice("kind", RiskLimitKind.class);
        LimitAction action =
                body.optionalText("action")
                        .map(word -> Body.constant("action", word, LimitAction.class))
                        .orElse(LimitAction.DENY);
        String value = body.text("value");
        @Nullable String portfolio = body.optionalText("portfolio").orElse(null);
        @Nullable String instrument = body.optionalText("instrument").orElse(null);
        @Nullable String engine = body.optionalText("engine").orElse(null);
        long id =
                changes.make(
                        request,
                        (transaction, at) -> {
                            RiskScope scope =
                                    new RiskScope(
                                            Names.find(transaction, NameQuery.PORTFOLIO, portfolio),
                                            instrument(transaction, instrument),
                                            Names.find(transaction, NameQuery.ENGINE, engine));
                            return new RiskLimitRepository(transaction)
                                    .set(
                                            new LimitText(transaction)
                                                    .read(kind, action, scope, value),
                                            at);
                        },
                        made ->
                                change(
                                        "limit.set",
                                        "risk limit",
                                        made,
                                        null,
                                        Word.of(kind) + " " + value + ", " + Word.of(action)));
        engines.restrict();
        return id(id);
    }

    private static @Nullable Long instrument(Transaction transaction, @Nullable String text) {
        return text == null ? null : (Long) Names.instrument(transaction, text);
    }

    private Reply enable(Request request) {
        long id = request.id();
        boolean enabled = request.body().flag("enabled");
        changes.make(
                request,
                (transaction, at) -> {
                    new RiskLimitRepository(transaction).setEnabled(id, enabled, at);
                    return id;
                },
                changed ->
                        change(
                                "limit.enable",
                                "risk limit",
                                changed,
                                null,
                                enabled ? "on" : "off"));
        engines.restrict();
        return id(id);
    }

    private static Changes.Change change(
            String action, String type, long id, @Nullable String before, @Nullable String after) {
        return new Changes.Change(action, type, Long.toString(id), before, after);
    }

    private static Reply id(long id) {
        return Reply.object(json -> json.writeNumberProperty("id", id));
    }
}
