package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.VenueShelf;
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
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.removal.ConnectionRemoval;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of connections to exchanges, and their secrets, which go in and never come out. */
final class ConnectionRoutes {
    static final String CONNECTIONS = "/api/v1/connections";
    static final String CONNECTION = CONNECTIONS + "/{name}";
    private static final String NAME_FIELD = "name";
    private static final String ENABLED_FIELD = "enabled";
    private static final String SECRET = CONNECTION + "/secrets/{kind}";
    private static final Shape NAME =
            Shape.of(Field.required(NAME_FIELD, FieldKind.TEXT, "of the connection"));
    private static final Shape ENABLED =
            Shape.of(Field.required(ENABLED_FIELD, FieldKind.BOOLEAN, "whether it is to be up"));
    private static final Shape KIND =
            Shape.of(
                    Field.required(NAME_FIELD, FieldKind.TEXT, "of the connection"),
                    Field.choice("kind", SecretKind.class, "which secret"));

    /** What is entered with a new connection, by the field that has it. */
    private static final Map<String, SecretKind> KEYS =
            Map.of(
                    "apiKey", SecretKind.API_KEY,
                    "apiSecret", SecretKind.API_SECRET,
                    "passphrase", SecretKind.PASSPHRASE);

    private final Changes changes;
    private final Secrets secrets;
    private final ConnectionManager manager;
    private final VenueShelf shelf;

    ConnectionRoutes(
            Changes changes, Secrets secrets, ConnectionManager manager, VenueShelf shelf) {
        this.changes = changes;
        this.secrets = secrets;
        this.manager = manager;
        this.shelf = shelf;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                CONNECTIONS,
                                "Adds a connection, with its key when that is sent along; not"
                                        + " enabled.",
                                this::add)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(newShape())
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                CONNECTION,
                                "Changes how a connection is reached, as far as it is said.",
                                this::change)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(new Shape(ConnectionFields.ALL))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                CONNECTION + "/enabled",
                                "Says whether a connection is to be up, from now on.",
                                this::enable)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(ENABLED)
                        .answering(NAME),
                Route.of(
                                Method.DELETE,
                                CONNECTION,
                                "Deletes a connection that no engine uses and no order went"
                                        + " through, with its secrets and its events.",
                                this::remove)
                        .forScope(TokenScope.CONFIGURE)
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

    private static Shape newShape() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.required(NAME_FIELD, FieldKind.TEXT, "1 to 64 characters"));
        fields.add(Field.required("exchange", FieldKind.TEXT, "its code"));
        fields.add(Field.choice("environment", ConnectionEnvironment.class, "whose money it is"));
        fields.addAll(ConnectionFields.ALL);
        fields.add(Field.optional("apiKey", FieldKind.TEXT, "to be kept, encrypted"));
        fields.add(Field.optional("apiSecret", FieldKind.TEXT, "the same; a private key as PEM"));
        fields.add(Field.optional("passphrase", FieldKind.TEXT, "where the exchange wants one"));
        return new Shape(fields);
    }

    private Reply add(Request request) {
        Body body = request.body();
        String name = body.text(NAME_FIELD);
        PlainName.requireForPath("connection", name, ConnectionRepository.NAME_CHARACTERS_MAX);
        String exchange = body.text("exchange");
        ConnectionEnvironment environment = body.choice("environment", ConnectionEnvironment.class);
        ConnectionSettings settings = ConnectionFields.apply(body, ConnectionSettings.DEFAULT);
        if (body.has("apiKey") != body.has("apiSecret")) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted apiKey and apiSecret together, found one of them.");
        }
        changes.make(
                request,
                (transaction, at) ->
                        new ConnectionRepository(transaction)
                                .add(
                                        exchangeId(transaction, exchange, at),
                                        name,
                                        environment,
                                        settings,
                                        at),
                id -> change("connection.add", name, null, exchange));
        KEYS.forEach((field, kind) ->
                body.optionalText(field)
                        .ifPresent(text -> secrets.set(Changes.actor(request), name, kind, text)));
        return named(name);
    }

    /** One that is spoken to is made when the books do not have it yet. */
    private long exchangeId(Transaction transaction, String exchange, long at) {
        Optional<Long> known =
                transaction.find(
                        NameQuery.EXCHANGE, p -> p.set(1, exchange), row -> row.getLong(0));
        if (known.isPresent()) {
            return known.get();
        }
        if (!shelf.has(exchange)) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "There is no exchange \""
                            + exchange
                            + "\". Wanted one of "
                            + String.join(", ", shelf.codes())
                            + ".");
        }
        return new InstrumentRepository(transaction)
                .ensureExchange(exchange, ExchangeKind.LIVE, at);
    }

    private Reply change(Request request) {
        String name = request.part(NAME_FIELD);
        changes.make(
                request,
                (transaction, at) -> {
                    ExchangeConnection found = find(transaction, name);
                    ConnectionSettings after =
                            ConnectionFields.apply(request.body(), found.settings());
                    new ConnectionRepository(transaction).change(found.id(), after, at);
                    return new Changed(found.settings(), after);
                },
                changed ->
                        change(
                                "connection.change",
                                name,
                                ConnectionFields.describe(changed.before()),
                                ConnectionFields.describe(changed.after())));
        manager.refresh(name);
        return named(name);
    }

    private record Changed(ConnectionSettings before, ConnectionSettings after) {}

    private Reply enable(Request request) {
        String name = request.part(NAME_FIELD);
        boolean enabled = request.body().flag(ENABLED_FIELD);
        changes.make(
                request,
                (transaction, at) -> {
                    ExchangeConnection found = find(transaction, name);
                    new ConnectionRepository(transaction).setEnabled(found.id(), enabled, at);
                    return found;
                },
                found ->
                        change(
                                "connection.enable",
                                name,
                                Boolean.toString(found.enabled()),
                                Boolean.toString(enabled)));
        manager.refresh(name);
        return named(name);
    }

    private Reply remove(Request request) {
        String name = request.part(NAME_FIELD);
        changes.make(
                request,
                (transaction, at) -> new ConnectionRemoval(transaction).delete(name),
                gone -> change("connection.delete", name, gone.exchange(), null));
        manager.refresh(name);
        return named(name);
    }

    private Reply setSecret(Request request) {
        String name = request.part(NAME_FIELD);
        secrets.set(Changes.actor(request), name, kind(request), request.body().text("secret"));
        manager.refresh(name);
        return secret(request);
    }

    private Reply deleteSecret(Request request) {
        String name = request.part(NAME_FIELD);
        secrets.delete(Changes.actor(request), name, kind(request));
        manager.refresh(name);
        return secret(request);
    }

    private Reply rotate(Request request) {
        int count = secrets.rotate(Changes.actor(request));
        return Reply.object(json -> json.writeNumberProperty("secrets", count));
    }

    static ExchangeConnection find(Transaction transaction, String name) {
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
        return Reply.object(json -> json.writeStringProperty(NAME_FIELD, name));
    }

    private static Reply secret(Request request) {
        return Reply.object(json -> {
            json.writeStringProperty(NAME_FIELD, request.part(NAME_FIELD));
            json.writeStringProperty("kind", Word.of(kind(request)));
        });
    }
}
