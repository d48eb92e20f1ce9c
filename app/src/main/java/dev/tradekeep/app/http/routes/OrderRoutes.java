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
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Orders that people place and cancel on engines that run, and one order by its id. */
final class OrderRoutes {
    private static final String CLIENT_ID_FILTER = "order";

    private static final Shape ORDER =
            Shape.of(
                    Field.required("order", FieldKind.TEXT, "our client order id"),
                    Field.required("instrument", FieldKind.TEXT, "its symbol"),
                    Field.choice("side", Side.class, "which way"),
                    Field.choice("type", OrderType.class, "how"),
                    Field.required("quantity", FieldKind.DECIMAL, "asked for"),
                    Field.optional("limitPrice", FieldKind.DECIMAL, "of a limit order"),
                    Field.required("status", FieldKind.TEXT, "where it stands"),
                    Field.required("createdAt", FieldKind.TIME, "in the time of the engine"));

    private final EngineManager engines;
    private final Reads reads;

    OrderRoutes(EngineManager engines, Reads reads) {
        this.engines = engines;
        this.reads = reads;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/orders",
                                "Places an order on an engine that runs. It passes the same checks"
                                        + " as those of the strategy; a denied one is on the books.",
                                this::place)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "engine", FieldKind.TEXT, "the name of an engine"),
                                        Field.choice("side", Side.class, "which way"),
                                        Field.required(
                                                "quantity",
                                                FieldKind.DECIMAL,
                                                "exact in the decimals of the instrument"),
                                        Field.optional(
                                                "limitPrice",
                                                FieldKind.DECIMAL,
                                                "for a limit order; a market order without")))
                        .answering(ORDER),
                Route.of(
                                Method.GET,
                                "/api/v1/orders/{order}",
                                "One order by our client order id.",
                                this::find)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "status", FieldKind.TEXT, "where it stands"))),
                Route.of(
                                Method.DELETE,
                                "/api/v1/orders/{order}",
                                "Asks the exchange to cancel an open order.",
                                this::cancel)
                        .forRole(UserRole.TRADER)
                        .answering(ORDER));
    }

    private Reply place(Request request) {
        Body body = request.body();
        Order order =
                engines.place(
                        body.text("engine"),
                        body.choice("side", Side.class),
                        body.text("quantity"),
                        body.optionalText("limitPrice").orElse(null),
                        "placed by " + request.caller().name());
        return Reply.object(json -> write(json, order));
    }

    private Reply cancel(Request request) {
        Order order = engines.cancel(request.part("order"));
        return Reply.object(json -> write(json, order));
    }

    private Reply find(Request request) {
        String id = request.part("order");
        ListingPage page =
                reads.read(transaction ->
                        new ListingReader(transaction)
                                .page(
                                        OrderListing.ORDERS_BY_CLIENT_ID,
                                        Map.of(CLIENT_ID_FILTER, id),
                                        null,
                                        1));
        if (page.rows().isEmpty()) {
            throw Requests.notFound("order", id);
        }
        return Reply.object(
                json -> ListingRoutes.writeRow(json, page.columns(), page.rows().getFirst()));
    }

    private static void write(JsonGenerator json, Order order) {
        json.writeStringProperty("order", order.clientOrderId());
        json.writeStringProperty("instrument", order.instrument().symbol());
        json.writeStringProperty("side", Word.of(order.side()));
        json.writeStringProperty("type", Word.of(order.type()));
        json.writeStringProperty(
                "quantity",
                FixedPoint.format(order.quantity(), order.instrument().quantityScale()));
        if (order.type() == OrderType.LIMIT) {
            json.writeStringProperty(
                    "limitPrice",
                    FixedPoint.format(order.limitPrice(), order.instrument().priceScale()));
        }
        json.writeStringProperty("status", Word.of(order.status()));
        json.writeStringProperty("createdAt", Micros.toIso(order.createdAt()));
    }
}
