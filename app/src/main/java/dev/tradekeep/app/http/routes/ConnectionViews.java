package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.connections.AccountStatus;
import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.KeyReport;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionEvent;
import dev.tradekeep.store.connections.ConnectionHealth;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.connections.HealthRepository;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.connections.SecretRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import dev.tradekeep.venue.account.KeyCheck;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One connection in full, and its test. */
final class ConnectionViews {
    private static final int EVENTS_SHOWN = 10;
    private static final String ALLOW = "allowWithdrawals";

    private final Reads reads;
    private final ConnectionManager manager;

    ConnectionViews(Reads reads, ConnectionManager manager) {
        this.reads = reads;
        this.manager = manager;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                ConnectionRoutes.CONNECTION,
                                "One connection: its settings, how it is, how fast it answers, and"
                                        + " what happened to it last.",
                                this::show)
                        .forRole(UserRole.VIEWER)
                        .answering(shape()),
                Route.of(
                                Method.POST,
                                ConnectionRoutes.CONNECTION + "/test",
                                "Reads the account with its key, whether it is up or not, and tells"
                                        + " what the key may do. A key that may send money away is"
                                        + " refused unless that is allowed.",
                                this::test)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.optional(
                                                ALLOW,
                                                FieldKind.BOOLEAN,
                                                "whether such a key will do, this once")))
                        .answering(testShape()));
    }

    private static Shape shape() {
        return Shape.of(
                Field.required("name", FieldKind.TEXT, "of the connection"),
                Field.required("exchange", FieldKind.TEXT, "its code"),
                Field.required("environment", FieldKind.TEXT, "local, testnet or live"),
                Field.required("enabled", FieldKind.BOOLEAN, "whether it is to be up"),
                Field.optional("restAddress", FieldKind.TEXT, "if not the exchange's own"),
                Field.optional("marketAddress", FieldKind.TEXT, "if not the exchange's own"),
                Field.optional("accountAddress", FieldKind.TEXT, "if not the exchange's own"),
                Field.required("receiveWindowMillis", FieldKind.INTEGER, "of its requests"),
                Field.required("minIntervalMillis", FieldKind.INTEGER, "from one try to the next"),
                Field.required(ALLOW, FieldKind.BOOLEAN, "whether its key may have that right"),
                Field.required("secrets", FieldKind.TEXTS, "which there are"),
                Field.required(
                        "state",
                        FieldKind.TEXT,
                        "disconnected, connecting, connected, degraded or failed"),
                Field.optional("cause", FieldKind.TEXT, "a word for why it is not well"),
                Field.optional("reason", FieldKind.TEXT, "the same for people"),
                Field.required("entries", FieldKind.BOOLEAN, "whether entries are let through"),
                Field.optional("circuit", FieldKind.TEXT, "closed, open or half_open"),
                Field.optional("latencyMicros", FieldKind.INTEGER, "of the last answer"),
                Field.optional("latencyP50Micros", FieldKind.INTEGER, "of the last minutes"),
                Field.optional("latencyP99Micros", FieldKind.INTEGER, "of the last minutes"),
                Field.optional("clockOffsetMicros", FieldKind.INTEGER, "their clock less ours"),
                Field.optional("failuresInARow", FieldKind.INTEGER, "since the last answer"),
                Field.optional("changedAt", FieldKind.TIME, "since when it is so"),
                Field.optional("checkedAt", FieldKind.TIME, "when that was known last"),
                Field.required("events", FieldKind.OBJECTS, "the last, newest first"));
    }

    private static Shape testShape() {
        return Shape.of(
                Field.required("name", FieldKind.TEXT, "of the connection"),
                Field.required("exchange", FieldKind.TEXT, "its code"),
                Field.required("environment", FieldKind.TEXT, "local, testnet or live"),
                Field.required("permissions", FieldKind.TEXTS, "in the exchange's words"),
                Field.required("mayTrade", FieldKind.BOOLEAN, "whether orders are taken"),
                Field.required("mayWithdraw", FieldKind.BOOLEAN, "whether money can be sent away"),
                Field.required("latencyMicros", FieldKind.INTEGER, "of the answer"),
                Field.required("clockOffsetMicros", FieldKind.INTEGER, "their clock less ours"),
                Field.required(
                        "usedPermille",
                        FieldKind.INTEGER,
                        "thousandths of what may be asked of the address, used by now"));
    }

    /** What the books have of a connection. */
    private record Found(
            ExchangeConnection row,
            List<SecretKind> secrets,
            Optional<ConnectionHealth> health,
            List<ConnectionEvent> events) {
        static Found read(Transaction transaction, String name) {
            ExchangeConnection row = ConnectionRoutes.find(transaction, name);
            HealthRepository health = new HealthRepository(transaction);
            return new Found(
                    row,
                    new SecretRepository(transaction).kinds(row.id()),
                    health.find(row.id()),
                    health.latest(row.id(), EVENTS_SHOWN));
        }
    }

    private Reply show(Request request) {
        String name = request.part("name");
        Found found = reads.read(transaction -> Found.read(transaction, name));
        Optional<AccountStatus> status = manager.status(name);
        return Reply.object(json -> {
            writeSettings(json, found);
            Optional<ConnectionHealth> health = status.map(AccountStatus::health).or(found::health);
            json.writeStringProperty(
                    "state", health.map(row -> Word.of(row.state())).orElse("disconnected"));
            status.flatMap(AccountStatus::cause)
                    .ifPresent(cause -> json.writeStringProperty("cause", cause));
            health.map(ConnectionHealth::lastError)
                    .ifPresent(reason -> json.writeStringProperty("reason", reason));
            json.writeBooleanProperty(
                    "entries", status.isPresent() && status.get().obstacle().isEmpty());
            status.ifPresent(one -> json.writeStringProperty("circuit", one.circuit()));
            health.ifPresent(row -> writeHealth(json, row));
            writeEvents(json, found.events());
        });
    }

    private static void writeSettings(JsonGenerator json, Found found) {
        ExchangeConnection row = found.row();
        json.writeStringProperty("name", row.name());
        json.writeStringProperty("exchange", row.exchange());
        json.writeStringProperty("environment", Word.of(row.environment()));
        json.writeBooleanProperty("enabled", row.enabled());
        write(json, "restAddress", row.settings().restAddress());
        write(json, "marketAddress", row.settings().marketAddress());
        write(json, "accountAddress", row.settings().accountAddress());
        json.writeNumberProperty("receiveWindowMillis", row.settings().receiveWindowMillis());
        json.writeNumberProperty("minIntervalMillis", row.settings().minIntervalMillis());
        json.writeBooleanProperty(ALLOW, row.settings().withdrawalsAllowed());
        json.writeArrayPropertyStart("secrets");
        found.secrets().forEach(kind -> json.writeString(Word.of(kind)));
        json.writeEndArray();
    }

    private static void writeHealth(JsonGenerator json, ConnectionHealth row) {
        write(json, "latencyMicros", row.latencyMicros());
        write(json, "latencyP50Micros", row.latencyP50Micros());
        write(json, "latencyP99Micros", row.latencyP99Micros());
        write(json, "clockOffsetMicros", row.clockOffsetMicros());
        json.writeNumberProperty("failuresInARow", row.failuresInARow());
        json.writeStringProperty("changedAt", Micros.toIso(row.changedAt()));
        json.writeStringProperty("checkedAt", Micros.toIso(row.checkedAt()));
    }

    private static void writeEvents(JsonGenerator json, List<ConnectionEvent> events) {
        json.writeArrayPropertyStart("events");
        for (ConnectionEvent event : events) {
            json.writeStartObject();
            json.writeStringProperty("at", Micros.toIso(event.at()));
            json.writeStringProperty("event", event.word());
            write(json, "detail", event.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Long value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    private Reply test(Request request) {
        KeyReport report = manager.test(request.part("name"), request.body().flag(ALLOW));
        KeyCheck check = report.check();
        return Reply.object(json -> {
            json.writeStringProperty("name", report.connection().name());
            json.writeStringProperty("exchange", report.connection().exchange());
            json.writeStringProperty("environment", Word.of(report.connection().environment()));
            json.writeArrayPropertyStart("permissions");
            check.permissions().forEach(json::writeString);
            json.writeEndArray();
            json.writeBooleanProperty("mayTrade", check.mayTrade());
            json.writeBooleanProperty("mayWithdraw", check.mayWithdraw());
            json.writeNumberProperty("latencyMicros", check.latencyMicros());
            json.writeNumberProperty("clockOffsetMicros", check.clockOffsetMicros());
            json.writeNumberProperty("usedPermille", report.usedPermille());
        });
    }
}
