package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Login;
import dev.tradekeep.app.auth.SecondFactor;
import dev.tradekeep.app.auth.Totp;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.http.access.SessionAccess;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** Logging in and out, and what users change of their own: password and second factor. */
final class SessionRoutes {
    private static final String PATH = "/api/v1/session";
    private static final String FACTOR = "/api/v1/second-factor";
    private static final long MICROS_PER_SECOND = 1_000_000;

    private static final Field NAME = Field.required("name", FieldKind.TEXT, "of the user");
    private static final Field ROLE = Field.choice("role", UserRole.class, "what may be done");
    private static final Field PASSWORD =
            Field.required("password", FieldKind.TEXT, "the one that counts now");
    private static final Field SCOPES =
            Field.optional("scopes", FieldKind.TEXTS, "of the token, when it is one");
    static final Field KEEP_TOKENS =
            Field.optional("keepTokens", FieldKind.BOOLEAN, "whether tokens go on; no without it");

    private static final Field EXPIRES = Field.required("expiresAt", FieldKind.TIME, "its end");

    private final Login login;
    private final Users users;
    private final SecondFactor secondFactor;

    SessionRoutes(Login login, Users users, SecondFactor secondFactor) {
        this.login = login;
        this.users = users;
        this.secondFactor = secondFactor;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.POST, PATH, "Logs in: sets a cookie.", this::open)
                        .taking(
                                Shape.of(
                                        NAME,
                                        PASSWORD,
                                        Field.optional(
                                                "code",
                                                FieldKind.TEXT,
                                                "of the second factor, when the user has one")))
                        .answering(
                                Shape.of(
                                        NAME,
                                        ROLE,
                                        Field.required(
                                                "csrf",
                                                FieldKind.TEXT,
                                                "for the header X-CSRF-Token of every change"),
                                        EXPIRES)),
                Route.of(Method.GET, PATH, "Tells who the caller is.", SessionRoutes::who)
                        .forRole(UserRole.VIEWER)
                        .answering(Shape.of(NAME, ROLE, SCOPES)),
                Route.of(Method.DELETE, PATH, "Logs out.", this::close)
                        .forRole(UserRole.VIEWER)
                        .changingAccess()
                        .answering(Shape.of(NAME)),
                Route.of(
                                Method.PUT,
                                PATH + "/password",
                                "Changes one's own password; one's sessions and tokens end.",
                                this::setPassword)
                        .forRole(UserRole.VIEWER)
                        .changingAccess()
                        .taking(
                                Shape.of(
                                        PASSWORD,
                                        Field.required("next", FieldKind.TEXT, "the new one"),
                                        KEEP_TOKENS))
                        .answering(Shape.of(NAME)),
                Route.of(
                                Method.POST,
                                FACTOR,
                                "Makes a second factor, which counts once a code of it came back.",
                                this::enrol)
                        .forRole(UserRole.VIEWER)
                        .taking(Shape.of(PASSWORD))
                        .answering(
                                Shape.of(
                                        Field.required("secret", FieldKind.TEXT, "shown this once"),
                                        Field.required(
                                                "address",
                                                FieldKind.TEXT,
                                                "the same for an authenticator app"))),
                Route.of(
                                Method.PUT,
                                FACTOR,
                                "Asks for codes of the new second factor from now on.",
                                this::confirm)
                        .forRole(UserRole.VIEWER)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "code", FieldKind.TEXT, "that the app shows")))
                        .answering(Shape.of(NAME)),
                Route.of(
                                Method.POST,
                                FACTOR + "/disable",
                                "Asks for codes no longer.",
                                this::disable)
                        .forRole(UserRole.VIEWER)
                        .taking(Shape.of(PASSWORD))
                        .answering(Shape.of(NAME)));
    }

    private Reply open(Request request) {
        Login.Opened opened =
                login.open(
                        new Login.Attempt(
                                request.body().text("name"),
                                request.body().text("password"),
                                request.body().optionalText("code").orElse(""),
                                request.head().address(),
                                request.head().header("User-Agent").orElse(null)));
        return Reply.object(
                        json -> {
                            json.writeStringProperty("name", opened.name());
                            json.writeStringProperty("role", Word.of(opened.role()));
                            json.writeStringProperty("csrf", opened.csrf());
                            json.writeStringProperty("expiresAt", Micros.toIso(opened.expiresAt()));
                        })
                .with(
                        "Set-Cookie",
                        cookie(
                                request,
                                opened.cookie(),
                                opened.lengthMicros() / MICROS_PER_SECOND));
    }

    /** A page of another site cannot send it, and a script cannot read it. */
    private static String cookie(Request request, String value, long seconds) {
        return SessionAccess.COOKIE
                + "="
                + value
                + "; Path=/; Max-Age="
                + seconds
                + "; HttpOnly; SameSite=Strict"
                + (request.head().isSecure() ? "; Secure" : "");
    }

    private static Reply who(Request request) {
        Caller caller = request.caller();
        UserRole role = caller.role();
        return Reply.object(json -> {
            json.writeStringProperty("name", caller.name());
            json.writeStringProperty("role", role == null ? "" : Word.of(role));
            if (caller.isToken()) {
                json.writeArrayPropertyStart("scopes");
                caller.scopes().stream().sorted().map(Word::of).forEach(json::writeString);
                json.writeEndArray();
            }
        });
    }

    private Reply close(Request request) {
        Long session = request.caller().sessionId();
        if (session == null) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "There is no session to end. A token is revoked instead.");
        }
        login.close(session, Changes.actor(request));
        return done(request).with("Set-Cookie", cookie(request, "", 0));
    }

    private Reply setPassword(Request request) {
        own(request);
        confirmPassword(request);
        users.setPassword(
                request.caller().name(),
                request.body().text("next"),
                request.body().flag(KEEP_TOKENS.name()),
                Changes.authority(request));
        return done(request);
    }

    private Reply enrol(Request request) {
        long user = own(request);
        confirmPassword(request);
        byte[] secret = secondFactor.enrol(user);
        return Reply.object(json -> {
            json.writeStringProperty("secret", Totp.text(secret));
            json.writeStringProperty("address", Totp.address(request.caller().name(), secret));
        });
    }

    private Reply confirm(Request request) {
        long user = own(request);
        secondFactor.confirm(
                user, request.caller().name(), request.body().text("code"), Changes.actor(request));
        return done(request);
    }

    private Reply disable(Request request) {
        own(request);
        confirmPassword(request);
        users.removeSecondFactor(request.caller().name(), Changes.authority(request));
        return done(request);
    }

    /** The user who sits there: neither a token nor the installer has a password. */
    private static long own(Request request) {
        Long user = request.caller().userId();
        if (user == null || request.caller().isToken()) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN, "Only a user who has logged in may do this.");
        }
        return user;
    }

    private void confirmPassword(Request request) {
        login.confirm(
                request.caller().name(), request.body().text("password"), request.head().address());
    }

    private static Reply done(Request request) {
        return Reply.object(json -> json.writeStringProperty("name", request.caller().name()));
    }
}
