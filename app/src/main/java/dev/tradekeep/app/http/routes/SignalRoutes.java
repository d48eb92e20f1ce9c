package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.RandomToken;
import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.migrate.Sha256;
import dev.tradekeep.store.signals.HookFields;
import dev.tradekeep.store.signals.NewHook;
import dev.tradekeep.store.signals.SignalHook;
import dev.tradekeep.store.signals.SignalRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hooks at which chart services ask for orders, and their calls. */
final class SignalRoutes {
    static final String CALL = "/hooks/{secret}";

    private static final String HOOKS = "/api/v1/signal-hooks";
    private static final String HOOK = HOOKS + "/{name}";
    private static final String NAME_FIELD = "name";
    private static final String PREFIX = "tkh_";
    private static final int TICKER_CHARACTERS_MAX = 64;
    private static final Pattern AMOUNT = Pattern.compile("([0-9.]{1,40})\\s+(\\S{1,32})");
    private static final Shape NAME =
            Shape.of(Field.required(NAME_FIELD, FieldKind.TEXT, "of the hook"));
    private static final Shape PATH =
            Shape.of(
                    Field.required(NAME_FIELD, FieldKind.TEXT, "of the hook"),
                    Field.required(
                            "path", FieldKind.TEXT, "its secret path, which is not shown again"));

    private final Changes changes;
    private final SignalCalls calls;
    private final RandomToken tokens;

    SignalRoutes(Changes changes, SignalCalls calls, RandomToken tokens) {
        this.changes = changes;
        this.calls = calls;
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                CALL,
                                "Takes a message of a chart service, and places the order that it"
                                        + " asks for. The path is the secret.",
                                calls::call)
                        .taking(Shape.ANY)
                        .answering(
                                Shape.of(
                                        Field.required("call", FieldKind.INTEGER, "its number"),
                                        Field.required(
                                                "state",
                                                FieldKind.TEXT,
                                                "received, placed, denied or refused"),
                                        Field.optional(
                                                "order", FieldKind.TEXT, "our client order id"),
                                        Field.optional(
                                                "reason", FieldKind.TEXT, "why there is none"))),
                Route.of(
                                Method.POST,
                                HOOKS,
                                "Adds a hook, enabled, and answers its secret path.",
                                this::add)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(newShape())
                        .answering(PATH),
                Route.of(
                                Method.POST,
                                HOOK + "/rotate",
                                "Gives a hook another secret path; the one before ends.",
                                this::rotate)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(PATH),
                Route.of(
                                Method.PUT,
                                HOOK + "/enabled",
                                "Says whether a hook takes calls.",
                                this::enable)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "enabled", FieldKind.BOOLEAN, "whether it does")))
                        .answering(NAME),
                Route.of(
                                Method.DELETE,
                                HOOK,
                                "Deletes a hook and the list of its calls; their orders stay.",
                                this::remove)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(NAME));
    }

    private static Shape newShape() {
        return Shape.of(
                Field.required(NAME_FIELD, FieldKind.TEXT, "1 to 64 characters"),
                Field.required("engine", FieldKind.TEXT, "the name of an engine"),
                Field.optional(
                        "portfolio",
                        FieldKind.TEXT,
                        "the name of one that the engine trades for; default: that of its own"
                                + " name"),
                Field.required(
                        "maxNotional", FieldKind.TEXT, "the most an order may cost: 1000 USD"),
                Field.required(
                        "instruments",
                        FieldKind.TEXTS,
                        "what it may trade: TICKER=[EXCHANGE:]SYMBOL, or the symbol alone when the"
                                + " ticker is the symbol without a slash"),
                Field.optionalChoice("type", "market unless said", "market", "limit"),
                Field.optional(
                        "ordersPerMinute",
                        FieldKind.INTEGER,
                        SignalHook.ORDERS_PER_MINUTE_DEFAULT + " unless said"),
                Field.optional(
                        "windowSeconds",
                        FieldKind.INTEGER,
                        "for how long the same call is placed once; "
                                + SignalHook.WINDOW_SECONDS_DEFAULT
                                + " unless said"),
                Field.optional("sideField", FieldKind.TEXT, "default: action"),
                Field.optional("instrumentField", FieldKind.TEXT, "default: ticker"),
                Field.optional("quantityField", FieldKind.TEXT, "default: contracts"),
                Field.optional("priceField", FieldKind.TEXT, "default: price"),
                Field.optional("idField", FieldKind.TEXT, "default: id"));
    }

    private Reply add(Request request) {
        Body body = request.body();
        String name = body.text(NAME_FIELD);
        String secret = tokens.next(PREFIX);
        changes.make(
                request,
                (transaction, at) ->
                        new SignalRepository(transaction)
                                .add(read(transaction, body, name, secret), at),
                _ ->
                        change(
                                "hook.add",
                                name,
                                null,
                                "engine "
                                        + body.text("engine")
                                        + ", at most "
                                        + body.text("maxNotional")
                                        + ", "
                                        + String.join(" ", body.texts("instruments"))));
        return path(name, secret);
    }

    private static NewHook read(Transaction transaction, Body body, String name, String secret) {
        String engine = body.text("engine");
        long engineId = Names.get(transaction, NameQuery.ENGINE, engine);
        Matcher amount = AMOUNT.matcher(body.text("maxNotional").strip());
        if (!amount.matches()) {
            throw Requests.wanted(
                    "an amount such as 1000 USD", "maxNotional", body.text("maxNotional"));
        }
        StoredAsset quote =
                new InstrumentRepository(transaction)
                        .findStoredAsset(amount.group(2))
                        .orElseThrow(() -> Requests.notFound("asset", amount.group(2)));
        long most = FixedPoint.parse(amount.group(1), quote.asset().scale());
        if (most <= 0) {
            throw Requests.wanted("an amount above 0", "maxNotional", amount.group(1));
        }
        return new NewHook(
                name,
                Sha256.hex(secret),
                engineId,
                Names.find(
                        transaction,
                        NameQuery.PORTFOLIO,
                        body.optionalText("portfolio").orElse(null)),
                body.optionalText("type")
                        .map(word -> Body.constant("type", word, OrderType.class))
                        .filter(SignalRoutes::isTaken)
                        .orElse(OrderType.MARKET),
                fields(body),
                quote.id(),
                most,
                number(
                        body,
                        "ordersPerMinute",
                        SignalHook.ORDERS_PER_MINUTE_DEFAULT,
                        SignalHook.ORDERS_PER_MINUTE_MAX),
                number(
                        body,
                        "windowSeconds",
                        SignalHook.WINDOW_SECONDS_DEFAULT,
                        SignalHook.WINDOW_SECONDS_MAX),
                instruments(transaction, body.texts("instruments"), quote));
    }

    private static boolean isTaken(OrderType type) {
        if (type == OrderType.MARKET || type == OrderType.LIMIT) {
            return true;
        }
        throw Requests.wanted("market or limit", "type", Word.of(type));
    }

    private static HookFields fields(Body body) {
        HookFields own = HookFields.DEFAULT;
        return new HookFields(
                field(body, "sideField", own.side()),
                field(body, "instrumentField", own.instrument()),
                field(body, "quantityField", own.quantity()),
                field(body, "priceField", own.price()),
                field(body, "idField", own.id()));
    }

    private static String field(Body body, String name, String otherwise) {
        String field = body.optionalText(name).orElse(otherwise);
        if (field.isEmpty() || field.length() > HookFields.CHARACTERS_MAX) {
            throw Requests.wanted("1 to " + HookFields.CHARACTERS_MAX + " characters", name, field);
        }
        return field;
    }

    private static int number(Body body, String name, int otherwise, int max) {
        long number = body.has(name) ? body.integer(name) : otherwise;
        if (number < 1 || number > max) {
            throw Requests.wanted("1 to " + max, name, Long.toString(number));
        }
        return (int) number;
    }

    private static Map<String, Long> instruments(
            Transaction transaction, List<String> texts, StoredAsset quote) {
        if (texts.isEmpty() || texts.size() > SignalHook.INSTRUMENTS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 1 to " + SignalHook.INSTRUMENTS_MAX + " instruments.");
        }
        InstrumentRepository repository = new InstrumentRepository(transaction);
        Map<String, Long> all = new LinkedHashMap<>();
        for (String text : texts) {
            int sign = text.indexOf('=');
            String name = text.substring(sign + 1);
            ListedInstrument listed =
                    repository.find(Names.instrument(transaction, name)).orElseThrow();
            if (listed.quoteAssetId() != quote.id()) {
                throw Requests.wanted(
                        "instruments that are paid in " + quote.asset().code(),
                        "instruments",
                        name);
            }
            String ticker =
                    sign < 0
                            ? listed.instrument().symbol().replace("/", "")
                            : text.substring(0, sign);
            if (ticker.isEmpty() || ticker.length() > TICKER_CHARACTERS_MAX) {
                throw Requests.wanted("TICKER=[EXCHANGE:]SYMBOL", "instruments", text);
            }
            if (all.put(ticker.toUpperCase(Locale.ROOT), listed.id()) != null) {
                throw Requests.wanted("every ticker once", "instruments", text);
            }
        }
        return all;
    }

    private Reply rotate(Request request) {
        String name = request.part(NAME_FIELD);
        String secret = tokens.next(PREFIX);
        with(
                request,
                "hook.rotate",
                (signals, at) -> {
                    SignalHook hook = signals.get(name);
                    signals.rotate(hook.id(), Sha256.hex(secret), at);
                    return hook.id();
                },
                "another path");
        return path(name, secret);
    }

    private Reply enable(Request request) {
        String name = request.part(NAME_FIELD);
        boolean enabled = request.body().flag("enabled");
        with(
                request,
                "hook.enable",
                (signals, at) -> {
                    SignalHook hook = signals.get(name);
                    signals.setEnabled(hook.id(), enabled, at);
                    return hook.id();
                },
                Boolean.toString(enabled));
        return named(name);
    }

    private Reply remove(Request request) {
        String name = request.part(NAME_FIELD);
        with(
                request,
                "hook.delete",
                (signals, _) -> {
                    SignalHook hook = signals.get(name);
                    signals.delete(hook.id());
                    return hook.id();
                },
                null);
        return named(name);
    }

    private void with(
            Request request,
            String action,
            ToLongBiFunction<SignalRepository, Long> work,
            @Nullable String after) {
        String name = request.part(NAME_FIELD);
        changes.make(
                request,
                (transaction, at) -> work.applyAsLong(new SignalRepository(transaction), at),
                id -> change(action, name, "hook " + id, after));
    }

    private static Changes.Change change(
            String action, String name, @Nullable String before, @Nullable String after) {
        return new Changes.Change(action, "hook", name, before, after);
    }

    private static Reply path(String name, String secret) {
        return Reply.object(json -> {
            json.writeStringProperty(NAME_FIELD, name);
            json.writeStringProperty("path", "/hooks/" + secret);
        });
    }

    private static Reply named(String name) {
        return Reply.object(json -> json.writeStringProperty(NAME_FIELD, name));
    }
}
