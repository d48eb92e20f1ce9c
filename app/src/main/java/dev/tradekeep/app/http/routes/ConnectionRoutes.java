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
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections to exchanges, and their secrets, which go in and never come out. */
final class ConnectionRoutes {
    private static final String CONNECTIONS = "/api/v1/connections";
    private static final String CONNECTION = CONNECTIONS + "/{name}";
    private static final String SECRET = CONNECTION + "/secrets/{kind}";
    private static final Shape NAME =
            Shape.of(Field.required("name", FieldKind.TEXT, "of the connection"));
    private static final Shape ENABLED =
            Shape.of(Field.required("enabled", FieldKind.BOOLEAN, "whether it is to be up"));
    private static final Shape KIND =
            Shape.of(
                    Field.required("name", FieldKind.TEXT, "of the connection"),
                    Field.choice("kind", SecretKind.class, "which secret"));

    private final StatusBoard board;
    private final Changes changes;
    private final Secrets secrets;

    ConnectionRoutes(StatusBoard board, Changes changes, Secrets secrets) {
        this.board = board;
        this.changes = changes;
        this.secrets = secrets;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.POST, CONNECTIONS, "Adds a connection, not enabled.", this::add)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "name", FieldKind.TEXT, "1 to 64 characters"),
                                        Field.required("exchange", FieldKind.TEXT, "its code"),
                                        Field.choice(
                                                "environment",
                                                ConnectionEnvironment.class,
                                                "whose money it is")))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                CONNECTION + "/enabled",
                                "Says whether a connection is to be up, from the next start on.",
                                this::enable)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(ENABLED)
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                SECRET,
                                "Keeps a secret, encrypted: api_key, api_secret or passphrase.",
                                this::setSecret)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "secret",
                                                FieldKind.TEXT,
                                                "as the exchange gave it")))
                        .answering(KIND),
                Route.of(Method.DELETE, SECRET, "Deletes a secret.", this::deleteSecret)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(KIND),
                Route.of(
                                Method.POST,
                                "/api/v1/secrets/rotate",
                                "Makes a new key and encrypts every secret under it.",
                                this::rotate)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(
                                Shape.of(
                                        Field.required("secrets", FieldKind.INTEGER, "how many"))));
    }

    private Reply add(Request request) {
        String name = request.body().text("name");
        PlainName.requireForPath("connection", name, ConnectionRepository.NAME_CHARACTERS_MAX);
        String exchange = request.body().text("exchange");
        ConnectionEnvironment environment =
                request.body().choice("environment", ConnectionEnvironment.class);
        changes.make(
                request,
                (transaction, at) ->
                        new ConnectionRepository(transaction)
                                .add(
                                        Names.get(transaction, NameQuery.EXCHANGE, exchange),
                                        name,
                                        environment,
                                        at),
                id -> change("connection.add", name, null, exchange));
        return named(name);
    }

    private Reply enable(Request request) {
        String name = request.part("name");
        boolean enabled = request.body().flag("enabled");
        changes.make(
                request,
                (transaction, at) -> {
                    ExchangeConnection found = find(transaction, name);
                    ConnectionRepository connections = new ConnectionRepository(transaction);
                    connections.setEnabled(found.id(), enabled, at);
                    board.setConnections(connections.enabled().size());
                    return found;
                },
                found ->
                        change(
                                "connection.enable",
                                name,
                                Boolean.toString(found.enabled()),
                                Boolean.toString(enabled)));
        return named(name);
    }

    private Reply setSecret(Request request) {
        secrets.set(
                Changes.actor(request),
                request.part("name"),
                kind(request),
                request.body().text("secret"));
        return secret(request);
    }

    private Reply deleteSecret(Request request) {
        secrets.delete(Changes.actor(request), request.part("name"), kind(request));
        return secret(request);
    }

    private Reply rotate(Request request) {
        int count = secrets.rotate(Changes.actor(request));
        return Reply.object(json -> json.writeNumberProperty("secrets", count));
    }

    private static ExchangeConnection find(Transaction transaction, String name) {
        return new ConnectionRepository(transaction)
                .find(name)
                .orElseThrow(() -> Requests.notFound("connection", name));
    }

    private static SecretKind kind(Request request) {
        return Body.constant("kind", request.part("kind"), SecretKind.class);
    }

    private static Changes.Change change(
            String action, String name, @Nullable String before, @Nullable String after) {
        return new Changes.Change(action, "connection", name, before, after);
    }

    private static Reply named(String name) {
        return Reply.object(json -> json.writeStringProperty("name", name));
    }

    private static Reply secret(Request request) {
        return Reply.object(json -> {
            json.writeStringProperty("name", request.part("name"));
            json.writeStringProperty("kind", Word.of(kind(request)));
        });
    }
}
