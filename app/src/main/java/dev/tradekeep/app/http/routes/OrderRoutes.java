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
import dev.tradekeep.engine.paper.OrderChange;
import dev.tradekeep.engine.paper.OrderKind;
import dev.tradekeep.engine.paper.OrderTicket;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.order.TimeInForce;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.orders.CallerOrder;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Orders that people place, amend and cancel on engines that run, and one order by its id. */
final class OrderRoutes {
    private static final String CLIENT_ID_FILTER = "order";
    private static final String CALLER_ID = "clientOrderId";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The header is a string in quotes by its draft, and without them by custom. */
    private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

    private static final Shape ORDER =
            Shape.of(
                    Field.required("order", FieldKind.TEXT, "our client order id"),
                    Field.required("instrument", FieldKind.TEXT, "its symbol"),
                    Field.choice("side", Side.class, "which way"),
                    Field.choice("type", OrderType.class, "how"),
                    Field.required("quantity", FieldKind.DECIMAL, "asked for"),
                    Field.optional("limitPrice", FieldKind.DECIMAL, "of a limit order"),
                    Field.required("status", FieldKind.TEXT, "where it stands"),
                    Field.optional("reason", FieldKind.TEXT, "why it was denied: a code and words"),
                    Field.optional(CALLER_ID, FieldKind.TEXT, "what the caller named it"),
                    Field.required("createdAt", FieldKind.TIME, "in the time of the engine"));

    private final OrderDesk desk;
    private final Reads reads;

    OrderRoutes(OrderDesk desk, Reads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/orders",
                                "Places an order on an engine that runs. It passes the same checks"
                                        + " as those of the strategy; a denied one is on the books."
                                        + " Sent again with its clientOrderId, it places nothing and"
                                        + " is answered as the first time.",
                                this::place)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "engine", FieldKind.TEXT, "the name of an engine"),
                                        Field.optional(
                                                "instrument",
                                                FieldKind.TEXT,
                                                "the symbol of one that the engine trades; not"
                                                        + " needed when that is one only"),
                                        Field.optional(
                                                "portfolio",
                                                FieldKind.TEXT,
                                                "the name of one that the engine trades for;"
                                                        + " default: that of its own name"),
                                        Field.choice("side", Side.class, "which way"),
                                        Field.required(
                                                "quantity",
                                                FieldKind.DECIMAL,
                                                "exact in the decimals of the instrument"),
                                        Field.optionalChoice(
                                                "type",
                                                "default: the one that the prices make",
                                                Word.all(OrderType.class)),
                                        Field.optional(
                                                "limitPrice",
                                                FieldKind.DECIMAL,
                                                "the worst price; a market order without"),
                                        Field.optional(
                                                "stopPrice",
                                                FieldKind.DECIMAL,
                                                "sets off a stop, a stop-limit or a take-profit"),
                                        Field.optional(
                                                "trailingDistance",
                                                FieldKind.DECIMAL,
                                                "of a trailing stop"),
                                        Field.optionalChoice(
                                                "timeInForce",
                                                "default: gtc",
                                                Word.all(TimeInForce.class)),
                                        Field.optional(
                                                "expiresAt",
                                                FieldKind.TIME,
                                                "of an order that is good till a date"),
                                        Field.optional(
                                                "postOnly",
                                                FieldKind.BOOLEAN,
                                                "refused when it would trade at once"),
                                        Field.optional(
                                                "reduceOnly",
                                                FieldKind.BOOLEAN,
                                                "only ever makes a position smaller"),
                                        Field.optional(
                                                CALLER_ID,
                                                FieldKind.TEXT,
                                                "an id of one's own, never used before; the header "
                                                        + IDEMPOTENCY_KEY
                                                        + " says the same")))
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
                                Method.PUT,
                                "/api/v1/orders/{order}",
                                "Asks the exchange for other terms of an open order; what is not"
                                        + " said stays as it is.",
                                this::amend)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.optional(
                                                "quantity",
                                                FieldKind.DECIMAL,
                                                "the whole of it, what has traded included"),
                                        Field.optional(
                                                "limitPrice",
                                                FieldKind.DECIMAL,
                                                "of an order that has one"),
                                        Field.optional(
                                                "triggerPrice",
                                                FieldKind.DECIMAL,
                                                "of an order that has one"),
                                        Field.optional(
                                                "trailingDistance",
                                                FieldKind.DECIMAL,
                                                "of a trailing stop")))
                        .answering(ORDER),
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
        OrderTicket ticket =
                new OrderTicket(
                        body.text("engine"),
                        body.optionalText("instrument").orElse(null),
                        body.optionalText("portfolio").orElse(null),
                        body.choice("side", Side.class),
                        body.text("quantity"),
                        kind(body),
                        "placed by " + request.caller().name(),
                        callerOrderId(request));
        CallerOrder order = desk.place(ticket, Changes.actor(request));
        return Reply.object(json -> write(json, order, ticket.callerOrderId()));
    }

    private static OrderKind kind(Body body) {
        return new OrderKind(
                body.optionalText("type")
                        .map(word -> Body.constant("type", word, OrderType.class))
                        .orElse(null),
                body.optionalText("limitPrice").orElse(null),
                body.optionalText("stopPrice").orElse(null),
                body.optionalText("trailingDistance").orElse(null),
                body.optionalText("timeInForce")
                        .map(word -> Body.constant("timeInForce", word, TimeInForce.class))
                        .orElse(TimeInForce.GTC),
                body.optionalText("expiresAt").map(IsoTime::parse).orElse(0L),
                body.flag("postOnly"),
                body.flag("reduceOnly"));
    }

    /** In the body, or as the header that clients and proxies know. */
    private static @Nullable String callerOrderId(Request request) {
        String inBody = request.body().optionalText(CALLER_ID).orElse(null);
        String inHeader =
                request.head()
                        .header(IDEMPOTENCY_KEY)
                        .map(text -> QUOTED.matcher(text).replaceFirst("$1"))
                        .orElse(null);
        if (inBody != null && inHeader != null && !inBody.equals(inHeader)) {
            throw Requests.wanted(
                    "the same " + CALLER_ID + " in the body", IDEMPOTENCY_KEY, inHeader);
        }
        return inBody != null ? inBody : inHeader;
    }

    private Reply amend(Request request) {
        Body body = request.body();
        OrderChange change =
                new OrderChange(
                        body.optionalText("quantity").orElse(null),
                        body.optionalText("limitPrice").orElse(null),
                        body.optionalText("triggerPrice").orElse(null),
                        body.optionalText("trailingDistance").orElse(null));
        Order order = desk.amend(request.part("order"), change, Changes.actor(request));
        return Reply.object(json -> write(json, order));
    }

    private Reply cancel(Request request) {
        Order order = desk.cancel(request.part("order"), Changes.actor(request));
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

    private static void write(
            JsonGenerator json, CallerOrder order, @Nullable String callerOrderId) {
        json.writeStringProperty("order", order.clientOrderId());
        if (callerOrderId != null) {
            json.writeStringProperty(CALLER_ID, callerOrderId);
        }
        json.writeStringProperty("instrument", order.symbol());
        json.writeStringProperty("side", Word.of(order.side()));
        json.writeStringProperty("type", Word.of(order.type()));
        json.writeStringProperty(
                "quantity", FixedPoint.format(order.quantity(), order.quantityScale()));
        if (order.type() == OrderType.LIMIT) {
            json.writeStringProperty(
                    "limitPrice", FixedPoint.format(order.limitPrice(), order.priceScale()));
        }
        json.writeStringProperty("status", Word.of(order.status()));
        if (order.detail() != null) {
            json.writeStringProperty("reason", order.detail());
        }
        json.writeStringProperty("createdAt", Micros.toIso(order.createdAt()));
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
