package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Tokens;
import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tokens of programs: everybody's own, and all of them for an administrator. */
final class TokenRoutes {
    private static final String PATH = "/api/v1/tokens";
    private static final Field NAME = Field.required("name", FieldKind.TEXT, "of the token");
    private static final Field USER =
            Field.optional("user", FieldKind.TEXT, "whose; one's own when it is missing");

    private final Tokens tokens;

    TokenRoutes(Tokens tokens) {
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.POST, PATH, "Makes a token, which is shown this once.", this::issue)
                        .forRole(UserRole.VIEWER)
                        .taking(
                                Shape.of(
                                        NAME,
                                        Field.required(
                                                "scopes",
                                                FieldKind.TEXTS,
                                                "some of read, trade, administer"),
                                        Field.required(
                                                "days",
                                                FieldKind.INTEGER,
                                                "how long it lives, 1 to " + Tokens.DAYS_MAX),
                                        USER))
                        .answering(
                                Shape.of(
                                        Field.required("user", FieldKind.TEXT, "whose"),
                                        NAME,
                                        Field.required("token", FieldKind.TEXT, "itself"),
                                        Field.required("expiresAt", FieldKind.TIME, "its end"))),
                Route.of(Method.DELETE, PATH + "/{name}", "Revokes a token.", this::revoke)
                        .forRole(UserRole.VIEWER)
                        .changingAccess()
                        .withQuery(List.of(USER))
                        .answering(Shape.of(NAME)));
    }

    private Reply issue(Request request) {
        Body body = request.body();
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        for (String word : body.texts("scopes")) {
            scopes.add(Body.constant("scopes", word, TokenScope.class));
        }
        String user = owner(request, body.optionalText("user").orElse(request.caller().name()));
        Tokens.Issued issued =
                tokens.issue(
                        user,
                        body.text("name"),
                        scopes,
                        body.integer("days"),
                        Changes.actor(request));
        return Reply.object(json -> {
            json.writeStringProperty("user", issued.user());
            json.writeStringProperty("name", issued.name());
            json.writeStringProperty("token", issued.text());
            json.writeStringProperty("expiresAt", Micros.toIso(issued.expiresAt()));
        });
    }

    private Reply revoke(Request request) {
        String user = owner(request, request.optional("user").orElse(request.caller().name()));
        String name = request.part("name");
        tokens.revoke(user, name, Changes.actor(request));
        return Reply.object(json -> json.writeStringProperty("name", name));
    }

    /** A token of few scopes could make itself one of more, so none may. */
    private static String owner(Request request, String wanted) {
        Caller caller = request.caller();
        if (caller.isToken()) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "A token neither makes nor revokes tokens. Log in, or use the command line.");
        }
        if (!wanted.equals(caller.name()) && !caller.mayActAs(UserRole.ADMINISTRATOR)) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN, "Only an administrator may do this for another user.");
        }
        return wanted;
    }
}
