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
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.AlertArea;
import dev.tradekeep.store.alerts.AlertMeasure;
import dev.tradekeep.store.alerts.AlertRule;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.alerts.RuleRepository;
import dev.tradekeep.store.alerts.RuleTerms;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Rules that say which alerts are told, and which figures raise one. */
final class RuleRoutes {
    private static final String RULES = "/api/v1/alert-rules";
    private static final String RULE = RULES + "/{name}";
    private static final String NAME_FIELD = "name";
    private static final String THRESHOLD = "threshold";
    private static final String COOL_DOWN = "coolDownSeconds";
    private static final Pattern CODE = Pattern.compile("[a-z0-9_.]{1,64}");
    private static final Shape NAME =
            Shape.of(Field.required(NAME_FIELD, FieldKind.TEXT, "of the rule"));
    private static final List<Field> TERMS =
            List.of(
                    Field.optional(
                            "area", FieldKind.TEXT, "engine, account, risk or database; all"),
                    Field.optional("code", FieldKind.TEXT, "only of this, such as engine.failed"),
                    Field.optionalChoice(
                            "severity",
                            "at least this, info unless said; of a measure, what its alerts are,"
                                    + " warning unless said",
                            Word.all(AlertSeverity.class)),
                    Field.optional("measure", FieldKind.TEXT, "a figure that raises alerts itself"),
                    Field.optional(THRESHOLD, FieldKind.INTEGER, "in the unit of the measure"),
                    Field.optional(
                            COOL_DOWN,
                            FieldKind.INTEGER,
                            "for how long another message of a code and subject is held back"),
                    Field.optional("channel", FieldKind.TEXT, "its name; every one without"),
                    Field.optional("enabled", FieldKind.BOOLEAN, "whether it counts"));

    private final Changes changes;
    private final Reads reads;

    RuleRoutes(Changes changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    List<Route> routes() {
        List<Field> fresh = new ArrayList<>();
        fresh.add(Field.required(NAME_FIELD, FieldKind.TEXT, "1 to 32 characters"));
        fresh.addAll(TERMS);
        List<Field> shown = new ArrayList<>();
        shown.add(Field.required(NAME_FIELD, FieldKind.TEXT, "of the rule"));
        shown.addAll(TERMS);
        return List.of(
                Route.of(Method.POST, RULES, "Adds a rule.", this::add)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(new Shape(fresh))
                        .answering(NAME),
                Route.of(Method.GET, RULE, "One rule.", this::show)
                        .forRole(UserRole.VIEWER)
                        .answering(new Shape(shown)),
                Route.of(
                                Method.PUT,
                                RULE,
                                "Changes a rule as far as it is said; an empty text takes a"
                                        + " condition away.",
                                this::change)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(new Shape(TERMS))
                        .answering(NAME),
                Route.of(Method.DELETE, RULE, "Deletes a rule; its messages stay.", this::remove)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(NAME));
    }

    private Reply add(Request request) {
        Body body = request.body();
        String name = body.text(NAME_FIELD);
        boolean measures = body.has("measure");
        RuleTerms blank =
                new RuleTerms(
                        true,
                        null,
                        null,
                        measures ? AlertSeverity.WARNING : AlertSeverity.INFO,
                        null,
                        null,
                        RuleTerms.COOL_DOWN_SECONDS_DEFAULT,
                        null);
        changes.make(
                request,
                (transaction, at) -> {
                    RuleTerms terms = terms(transaction, body, blank);
                    var _ = new RuleRepository(transaction).add(name, terms, at);
                    return terms;
                },
                terms -> change("rule.add", name, null, describe(terms)));
        return named(name);
    }

    private Reply change(Request request) {
        String name = request.part(NAME_FIELD);
        changes.make(
                request,
                (transaction, at) -> {
                    RuleRepository rules = new RuleRepository(transaction);
                    AlertRule found = rules.get(name);
                    RuleTerms after = terms(transaction, request.body(), found.terms());
                    rules.change(found.id(), after, at);
                    return new Changed(found.terms(), after);
                },
                changed ->
                        change(
                                "rule.change",
                                name,
                                describe(changed.before()),
                                describe(changed.after())));
        return named(name);
    }

    private record Changed(RuleTerms before, RuleTerms after) {}

    private Reply remove(Request request) {
        String name = request.part(NAME_FIELD);
        changes.make(
                request,
                (transaction, at) -> {
                    RuleRepository rules = new RuleRepository(transaction);
                    AlertRule found = rules.get(name);
                    rules.delete(found.id());
                    return found;
                },
                gone -> change("rule.delete", name, describe(gone.terms()), null));
        return named(name);
    }

    private static RuleTerms terms(Transaction transaction, Body body, RuleTerms before) {
        AlertMeasure measure = choice(body, "measure", AlertMeasure.class, before.measure());
        RuleTerms terms =
                new RuleTerms(
                        body.has("enabled") ? body.flag("enabled") : before.enabled(),
                        choice(body, "area", AlertArea.class, before.area()),
                        code(body, before.code()),
                        body.has("severity")
                                ? body.choice("severity", AlertSeverity.class)
                                : before.severity(),
                        measure,
                        measure == null && !body.has(THRESHOLD)
                                ? null
                                : threshold(body, before.threshold()),
                        coolDown(body, before.coolDownSeconds()),
                        channel(transaction, body, before.channelId()));
        if ((terms.measure() == null) != (terms.threshold() == null)) {
            throw invalid("Wanted a measure and its threshold together, found one of them.");
        }
        if (terms.measure() != null && (terms.area() != null || terms.code() != null)) {
            throw invalid(
                    "A rule with a measure tells of its own alerts, so it has no area and no code."
                            + " Make two rules.");
        }
        return terms;
    }

    private static <E extends Enum<E>> @Nullable E choice(
            Body body, String name, Class<E> set, @Nullable E before) {
        if (!body.has(name)) {
            return before;
        }
        String word = body.text(name);
        return word.isEmpty() ? null : Body.constant(name, word, set);
    }

    private static @Nullable String code(Body body, @Nullable String before) {
        if (!body.has("code")) {
            return before;
        }
        String code = body.text("code");
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            throw Requests.wanted("the code of alerts such as engine.failed", "code", code);
        }
        return code.isEmpty() ? null : code;
    }

    private static @Nullable Long threshold(Body body, @Nullable Long before) {
        if (!body.has(THRESHOLD)) {
            return before;
        }
        long threshold = body.integer(THRESHOLD);
        if (threshold < 0) {
            throw Requests.wanted("0 or more", THRESHOLD, Long.toString(threshold));
        }
        return threshold;
    }

    private static long coolDown(Body body, long before) {
        long seconds = body.has(COOL_DOWN) ? body.integer(COOL_DOWN) : before;
        if (seconds < 0 || seconds > RuleTerms.COOL_DOWN_SECONDS_MAX) {
            throw Requests.wanted(
                    "0 to " + RuleTerms.COOL_DOWN_SECONDS_MAX, COOL_DOWN, Long.toString(seconds));
        }
        return seconds;
    }

    private static @Nullable Long channel(
            Transaction transaction, Body body, @Nullable Long before) {
        if (!body.has("channel")) {
            return before;
        }
        String name = body.text("channel");
        return name.isEmpty() ? null : (Long) Names.get(transaction, NameQuery.CHANNEL, name);
    }

    private record Shown(AlertRule rule, @Nullable String channel) {}

    private Reply show(Request request) {
        String name = request.part(NAME_FIELD);
        Shown shown =
                reads.read(transaction -> {
                    AlertRule rule = new RuleRepository(transaction).get(name);
                    Long id = rule.terms().channelId();
                    return new Shown(
                            rule,
                            id == null
                                    ? null
                                    : new dev.tradekeep.store.alerts.ChannelRepository(transaction)
                                            .all().stream()
                                                    .filter(channel -> channel.id() == id)
                                                    .map(
                                                            dev.tradekeep.store.alerts.AlertChannel
                                                                    ::name)
                                                    .findFirst()
                                                    .orElse(null));
                });
        RuleTerms terms = shown.rule().terms();
        return Reply.object(json -> {
            json.writeStringProperty(NAME_FIELD, shown.rule().name());
            write(json, "area", terms.area() == null ? null : Word.of(terms.area()));
            write(json, "code", terms.code());
            json.writeStringProperty("severity", Word.of(terms.severity()));
            write(json, "measure", terms.measure() == null ? null : Word.of(terms.measure()));
            Long threshold = terms.threshold();
            if (threshold != null) {
                json.writeNumberProperty(THRESHOLD, threshold);
            }
            json.writeNumberProperty(COOL_DOWN, terms.coolDownSeconds());
            write(json, "channel", shown.channel());
            json.writeBooleanProperty("enabled", terms.enabled());
        });
    }

    private static void write(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }

    private static String describe(RuleTerms terms) {
        AlertMeasure measure = terms.measure();
        String what =
                measure != null
                        ? Word.of(measure) + " " + measure.comparison() + " " + terms.threshold()
                        : (terms.area() == null ? "alerts" : Word.of(terms.area()))
                                + (terms.code() == null ? "" : " " + terms.code());
        return (terms.enabled() ? "" : "off, ")
                + what
                + ", "
                + Word.of(terms.severity())
                + ", cool-down "
                + terms.coolDownSeconds()
                + " s";
    }

    private static Changes.Change change(
            String action, String name, @Nullable String before, @Nullable String after) {
        return new Changes.Change(action, "rule", name, before, after);
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }

    private static Reply named(String name) {
        return Reply.object(json -> json.writeStringProperty(NAME_FIELD, name));
    }
}
