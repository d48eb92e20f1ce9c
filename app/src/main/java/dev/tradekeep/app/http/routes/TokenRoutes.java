package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Login;
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
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserListing;
import dev.tradekeep.store.users.UserRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens of programs: everybody's own, and all of them for an administrator. */
final class TokenRoutes {
    private static final String PATH = "/api/v1/tokens";
    private static final String OWN = "/api/v1/session/tokens";
    private static final Field NAME = Field.required("name", FieldKind.TEXT, "of the token");
    private static final Field USER =
            Field.optional("user", FieldKind.TEXT, "whose; one's own when it is missing");

    private final Tokens tokens;
    private final Reads reads;
    private final Confirmation confirmation;

    TokenRoutes(Tokens tokens, Reads reads, Login login) {
        this.tokens = tokens;
        this.reads = reads;
        confirmation = new Confirmation(login);
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
                                                "some of "
                                                        + String.join(
                                                                ", ", Word.all(TokenScope.class))),
                                        Field.required(
                                                "days",
                                                FieldKind.INTEGER,
                                                "how long it lives, 1 to " + Tokens.DAYS_MAX),
                                        USER,
                                        Confirmation.FIELD))
                        .answering(
                                Shape.of(
                                        Field.required("user", FieldKind.TEXT, "whose"),
                                        NAME,
                                        Field.required("token", FieldKind.TEXT, "itself"),
                                        Field.required("expiresAt", FieldKind.TIME, "its end"))),
                Route.of(Method.GET, OWN, "Lists one's own tokens, the newest first.", this::own)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "items",
                                                FieldKind.OBJECTS,
                                                "as GET /api/v1/tokens has them, "
                                                        + ListingPage.ROWS_MAX
                                                        + " at most"))),
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
        confirmation.require(request);
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

    private Reply own(Request request) {
        if (request.caller().userId() == null) {
            // Whoever is no user, such as the command line, has none.
            return Reply.object(json -> {
                json.writeArrayPropertyStart("items");
                json.writeEndArray();
            });
        }
        Map<String, String> ofCaller = Map.of("user", request.caller().name());
        ListingPage page =
                reads.read(transaction ->
                        new ListingReader(transaction)
                                .page(
                                        UserListing.TOKENS_OF_USER,
                                        ofCaller,
                                        null,
                                        ListingPage.ROWS_MAX));
        return Reply.object(json -> {
            json.writeArrayPropertyStart("items");
            for (@Nullable String[] row : page.rows()) {
                json.writeStartObject();
                ListingRoutes.writeRow(json, page.columns(), row);
                json.writeEndObject();
            }
            json.writeEndArray();
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
        if (!wanted.equalsIgnoreCase(caller.name()) && !caller.mayActAs(UserRole.ADMINISTRATOR)) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN, "Only an administrator may do this for another user.");
        }
        return wanted;
    }
}
