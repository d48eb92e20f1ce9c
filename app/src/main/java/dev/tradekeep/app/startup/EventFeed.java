package dev.tradekeep.app.startup;

import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.paper.EngineListener;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.engines.EngineState;
import dev.tradekeep.store.follows.FollowState;
import dev.tradekeep.store.orders.OrderEventPayload;
import dev.tradekeep.store.sql.Word;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Tells those who listen to events what engines, connections and streams do. */
final class EventFeed implements EngineListener {
    private final EventHub hub;

    EventFeed(EventHub hub) {
        this.hub = hub;
    }

    @Override
    public void changed(String engine, EngineState state) {
        publish(
                "engine",
                json -> {
                    json.writeStringProperty("engine", engine);
                    json.writeStringProperty("state", Word.of(state));
                });
    }

    @Override
    public void degraded(String engine, boolean degraded) {
        publish(
                "engine",
                json -> {
                    json.writeStringProperty("engine", engine);
                    json.writeStringProperty("state", Word.of(EngineState.RUNNING));
                    json.writeBooleanProperty("degraded", degraded);
                });
    }

    @Override
    public void ordered(String engine, String clientOrderId, OrderEvent event) {
        publish(
                "order",
                json -> {
                    json.writeStringProperty("engine", engine);
                    json.writeStringProperty("order", clientOrderId);
                    json.writeStringProperty("event", event.getClass().getSimpleName());
                    String detail = OrderEventPayload.describe(event);
                    if (detail != null) {
                        json.writeStringProperty("detail", detail);
                    }
                    json.writeStringProperty("at", Micros.toIso(event.at()));
                });
    }

    /** An account at an exchange has come up, or gone. */
    void connection(String connection, ConnectionState state, String reason) {
        publish(
                "connection",
                json -> {
                    json.writeStringProperty("connection", connection);
                    json.writeStringProperty("state", Word.of(state));
                    json.writeStringProperty("reason", reason);
                });
    }

    /** A stream of market data is otherwise than before. */
    void market(String stream, FollowState state, String reason) {
        publish(
                "market",
                json -> {
                    json.writeStringProperty("stream", stream);
                    json.writeStringProperty("state", Word.of(state));
                    json.writeStringProperty("reason", reason);
                });
    }

    private void publish(String kind, Consumer<JsonGenerator> properties) {
        hub.publish(kind, Json.object(properties));
    }
}
