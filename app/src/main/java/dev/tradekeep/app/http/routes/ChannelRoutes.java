package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.alerts.AlertService;
import dev.tradekeep.app.alerts.ChannelTerms;
import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.SecretBox;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.ChannelKind;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.alerts.ChannelSettings;
import dev.tradekeep.store.alerts.RuleRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channels that alerts are sent through, and the chats that may command through them. */
final class ChannelRoutes {
    private static final String CHANNELS = "/api/v1/alert-channels";
    private static final String CHANNEL = CHANNELS + "/{name}";
    private static final String CHAT = CHANNEL + "/chats/{id}";
    private static final String NAME_FIELD = "name";
    private static final String SECRET = "secret";
    private static final String RATE = "messagesPerMinute";
    private static final Shape NAME =
            Shape.of(Field.required(NAME_FIELD, FieldKind.TEXT, "of the channel"));
    private static final List<Field> SETTINGS =
            List.of(
                    Field.optional(
                            "address",
                            FieldKind.TEXT,
                            "of the webhook, of the mail server, or of a gateway in the place of the"
                                    + " service"),
                    Field.optional(
                            "recipient", FieldKind.TEXT, "an e-mail address, or the id of a chat"),
                    Field.optional("sender", FieldKind.TEXT, "an e-mail address"),
                    Field.optional("user", FieldKind.TEXT, "for the login at the mail server"),
                    Field.optional(RATE, FieldKind.INTEGER, "at most; 20 unless said"),
                    Field.optional(
                            "quietHours",
                            FieldKind.TEXT,
                            "such as 22:00-07:00, when only critical messages go"),
                    Field.optional("zone", FieldKind.TEXT, "of these hours; UTC unless said"),
                    Field.optional(SECRET, FieldKind.TEXT, "to be kept, encrypted"));

    private final Changes changes;
    private final KeyRing keys;
    private final AlertService alerts;

    ChannelRoutes(Changes changes, KeyRing keys, AlertService alerts) {
        this.changes = changes;
        this.keys = keys;
        this.alerts = alerts;
    }

    List<Route> routes() {
        List<Field> fresh = new ArrayList<>();
        fresh.add(Field.required(NAME_FIELD, FieldKind.TEXT, "1 to 64 characters"));
        fresh.add(Field.choice("kind", ChannelKind.class, "how it carries messages"));
        fresh.addAll(SETTINGS);
        return List.of(
                Route.of(Method.POST, CHANNELS, "Adds a channel, enabled.", this::add)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(new Shape(fresh))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                CHANNEL,
                                "Changes how a channel is reached, as far as it is said.",
                                this::change)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(new Shape(SETTINGS))
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                CHANNEL + "/enabled",
                                "Says whether a channel carries messages.",
                                this::enable)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "enabled", FieldKind.BOOLEAN, "whether it does")))
                        .answering(NAME),
                Route.of(
                                Method.POST,
                                CHANNEL + "/test",
                                "Sends a message through a channel now, and tells whether it was"
                                        + " taken.",
                                this::test)
                        .forRole(UserRole.TRADER)
                        .answering(NAME),
                Route.of(
                                Method.DELETE,
                                CHANNEL,
                                "Deletes a channel that no rule names, with its messages.",
                                this::remove)
                        .forScope(TokenScope.CONFIGURE)
                        .answering(NAME),
                Route.of(
                                Method.PUT,
                                CHAT,
                                "Lets a chat command the program through a channel of Telegram.",
                                this::allow)
                        .forScope(TokenScope.ADMINISTER)
                        .answering(NAME),
                Route.of(Method.DELETE, CHAT, "Lets a chat command no more.", this::forbid)
                        .forScope(TokenScope.ADMINISTER)
                        .answering(NAME));
    }

    private Reply add(Request request) {
        Body body = request.body();
        String name = body.text(NAME_FIELD);
        ChannelKind kind = body.choice("kind", ChannelKind.class);
        ChannelSettings settings = settings(body, ChannelSettings.DEFAULT);
        Optional<String> secret = body.optionalText(SECRET);
        ChannelTerms.require(kind, settings);
        ChannelTerms.requireSecret(kind, secret);
        sealing(
                secret,
                box ->
                        changes.make(
                                request,
                                (transaction, at) -> {
                                    ChannelRepository repository =
                                            new ChannelRepository(transaction);
                                    long id = repository.add(name, kind, settings, at);
                                    seal(repository, box, id, secret);
                                    return id;
                                },
                                _ -> change("channel.add", name, null, describe(kind, settings))));
        alerts.refresh();
        return named(name);
    }

    private Reply change(Request request) {
        Body body = request.body();
        String name = request.part(NAME_FIELD);
        Optional<String> secret = body.optionalText(SECRET);
        sealing(
                secret,
                box ->
                        changes.make(
                                request,
                                (transaction, at) -> {
                                    ChannelRepository repository =
                                            new ChannelRepository(transaction);
                                    AlertChannel found = repository.get(name);
                                    ChannelSettings after = settings(body, found.settings());
                                    ChannelTerms.require(found.kind(), after);
                                    if (secret.isPresent()) {
                                        ChannelTerms.requireSecret(found.kind(), secret);
                                    }
                                    repository.change(found.id(), after, at);
                                    seal(repository, box, found.id(), secret);
                                    return new Changed(found, after);
                                },
                                changed ->
                                        change(
                                                "channel.change",
                                                name,
                                                describe(
                                                        changed.before().kind(),
                                                        changed.before().settings()),
                                                describe(
                                                        changed.before().kind(),
                                                        changed.after()))));
        alerts.refresh();
        return named(name);
    }

    private record Changed(AlertChannel before, ChannelSettings after) {}

    /** A channel without a secret needs no key file. */
    private void sealing(
            Optional<String> secret, java.util.function.Consumer<@Nullable SecretBox> work) {
        if (secret.isEmpty()) {
            work.accept(null);
            return;
        }
        var _ =
                keys.sealing(box -> {
                    work.accept(box);
                    return true;
                });
    }

    private static void seal(
            ChannelRepository repository,
            @Nullable SecretBox box,
            long id,
            Optional<String> secret) {
        if (box != null && secret.isPresent()) {
            repository.setSecret(box.sealChannel(id, secret.get()));
        }
    }

    private static ChannelSettings settings(Body body, ChannelSettings before) {
        long rate = body.has(RATE) ? body.integer(RATE) : before.messagesPerMinute();
        if (rate < 1 || rate > ChannelSettings.MESSAGES_PER_MINUTE_MAX) {
            throw Requests.wanted(
                    "1 to " + ChannelSettings.MESSAGES_PER_MINUTE_MAX, RATE, Long.toString(rate));
        }
        ChannelSettings plain =
                new ChannelSettings(
                        text(body, "address", before.address()),
                        text(body, "recipient", before.recipient()),
                        text(body, "sender", before.sender()),
                        text(body, "user", before.userName()),
                        (int) rate,
                        before.quietFrom(),
                        before.quietTo(),
                        body.optionalText("zone").orElse(before.zone()));
        return body.optionalText("quietHours")
                .map(hours -> ChannelTerms.withQuietHours(plain, hours))
                .orElse(plain);
    }

    /** An empty text takes a setting away. */
    private static @Nullable String text(Body body, String name, @Nullable String before) {
        String said = body.optionalText(name).orElse(before == null ? "" : before);
        if (said.length() > ChannelSettings.ADDRESS_CHARACTERS_MAX) {
            throw Requests.wanted("a shorter text", name, said);
        }
        return said.isEmpty() ? null : said;
    }

    private Reply enable(Request request) {
        String name = request.part(NAME_FIELD);
        boolean enabled = request.body().flag("enabled");
        changes.make(
                request,
                (transaction, at) -> {
                    ChannelRepository repository = new ChannelRepository(transaction);
                    AlertChannel found = repository.get(name);
                    repository.setEnabled(found.id(), enabled, at);
                    return found;
                },
                found ->
                        change(
                                "channel.enable",
                                name,
                                Boolean.toString(found.enabled()),
                                Boolean.toString(enabled)));
        alerts.refresh();
        return named(name);
    }

    private Reply test(Request request) {
        String name = request.part(NAME_FIELD);
        alerts.test(name);
        changes.note(request, change("channel.test", name, null, "arrived"));
        return named(name);
    }

    private Reply remove(Request request) {
        String name = request.part(NAME_FIELD);
        changes.make(
                request,
                (transaction, at) -> {
                    ChannelRepository repository = new ChannelRepository(transaction);
                    AlertChannel found = repository.get(name);
                    requireUnused(transaction, found);
                    repository.delete(found.id());
                    return found;
                },
                gone -> change("channel.delete", name, Word.of(gone.kind()), null));
        alerts.refresh();
        return named(name);
    }

    private static void requireUnused(Transaction transaction, AlertChannel channel) {
        new RuleRepository(transaction)
                .all().stream()
                        .filter(rule -> {
                            Long id = rule.terms().channelId();
                            return id != null && id == channel.id();
                        })
                        .findFirst()
                        .ifPresent(rule -> {
                            throw new TradekeepException(
                                    ErrorCode.CONFLICT,
                                    "Rule "
                                            + rule.name()
                                            + " sends to this channel. Change or remove it first.");
                        });
    }

    private Reply allow(Request request) {
        return chat(request, true);
    }

    private Reply forbid(Request request) {
        return chat(request, false);
    }

    private Reply chat(Request request, boolean allowed) {
        String name = request.part(NAME_FIELD);
        long chat = request.id();
        changes.make(
                request,
                (transaction, at) -> {
                    ChannelRepository repository = new ChannelRepository(transaction);
                    AlertChannel found = repository.get(name);
                    if (found.kind() != ChannelKind.TELEGRAM) {
                        throw new TradekeepException(
                                ErrorCode.INVALID_ARGUMENT,
                                "Only chats of Telegram can command; "
                                        + name
                                        + " is of "
                                        + Word.of(found.kind())
                                        + ".");
                    }
                    if (allowed) {
                        repository.allowChat(found.id(), chat, at);
                    } else if (!repository.forbidChat(found.id(), chat)) {
                        throw Requests.notFound("chat that may command", Long.toString(chat));
                    }
                    return found;
                },
                _ ->
                        change(
                                allowed ? "channel.allow_chat" : "channel.forbid_chat",
                                name,
                                allowed ? null : Long.toString(chat),
                                allowed ? Long.toString(chat) : null));
        alerts.refresh();
        return named(name);
    }

    /** For the audit log; addresses have no secrets in them but may lead to one, as do paths. */
    private static String describe(ChannelKind kind, ChannelSettings settings) {
        return Word.of(kind)
                + (settings.recipient() == null ? "" : " to " + settings.recipient())
                + ", "
                + settings.messagesPerMinute()
                + " a minute"
                + (settings.quietFrom() == null
                        ? ""
                        : ", quiet " + ChannelTerms.quietHours(settings) + " " + settings.zone());
    }

    private static Changes.Change change(
            String action, String name, @Nullable String before, @Nullable String after) {
        return new Changes.Change(action, "channel", name, before, after);
    }

    private static Reply named(String name) {
        return Reply.object(json -> json.writeStringProperty(NAME_FIELD, name));
    }
}
