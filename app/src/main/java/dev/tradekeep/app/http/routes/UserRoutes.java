package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Login;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Handler;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserRole;
import dev.tradekeep.store.users.UserStatus;
import java.util.List;

/** Changing users. */
final class UserRoutes {
    private static final String PATH = "/api/v1/users";
    private static final String ONE = PATH + "/{name}";
    private static final Field NAME = Field.required("name", FieldKind.TEXT, "to log in with");
    private static final Field ROLE = Field.choice("role", UserRole.class, "what they may do");
    private static final Field STATUS =
            Field.choice("status", UserStatus.class, "whether they may log in");
    private static final Field PASSWORD =
            Field.required("password", FieldKind.TEXT, "of 12 to 256 characters");
    private static final Shape USER =
            Shape.of(
                    NAME,
                    ROLE,
                    STATUS,
                    Field.required("twoFactor", FieldKind.BOOLEAN, "whether a code is asked for"));

    private final StatusBoard board;
    private final Users users;
    private final Login login;
    private final Confirmation confirmation;

    UserRoutes(StatusBoard board, Users users, Login login) {
        this.login = login;
        confirmation = new Confirmation(login);
        this.board = board;
        this.users = users;
    }

    List<Route> routes() {
        return List.of(
                change(Method.POST, PATH, "Adds a user.", this::add)
                        .taking(Shape.of(NAME, PASSWORD, ROLE, Confirmation.FIELD)),
                change(Method.PUT, ONE + "/role", "Changes what a user may do.", this::setRole)
                        .taking(Shape.of(ROLE, Confirmation.FIELD)),
                change(
                                Method.PUT,
                                ONE + "/status",
                                "Lets a user log in, or no longer; then sessions and tokens end.",
                                this::setStatus)
                        .taking(Shape.of(STATUS, Confirmation.FIELD)),
                change(
                                Method.PUT,
                                ONE + "/password",
                                "Changes a password; the sessions and tokens of the user end.",
                                this::setPassword)
                        .taking(Shape.of(PASSWORD, SessionRoutes.KEEP_TOKENS, Confirmation.FIELD)),
                change(
                                Method.DELETE,
                                ONE + "/sessions",
                                "Ends every session of a user.",
                                this::endSessions)
                        .answering(
                                Shape.of(Field.required("ended", FieldKind.INTEGER, "how many"))),
                change(
                                Method.DELETE,
                                ONE + "/login-delay",
                                "Lets a user log in again whose logins failed too often.",
                                this::liftDelay)
                        .answering(Shape.of(NAME)),
                change(
                                Method.DELETE,
                                ONE + "/second-factor",
                                "Asks a user for codes no longer, such as one who lost the device.",
                                this::removeSecondFactor)
                        .taking(Shape.of(Confirmation.FIELD)));
    }

    private static Route change(Method method, String path, String summary, Handler handler) {
        return Route.of(method, path, summary, handler)
                .forScope(TokenScope.USERS)
                .changingAccess()
                .answering(USER);
    }

    private Reply add(Request request) {
        if (!board.installed()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The first user is made by POST /api/install/initialize. Do that first.");
        }
        confirmation.require(request);
        Body body = request.body();
        return reply(
                users.add(
                        body.text("name"),
                        body.text("password"),
                        body.choice("role", UserRole.class),
                        Changes.authority(request)));
    }

    private Reply setRole(Request request) {
        UserRole role = request.body().choice("role", UserRole.class);
        if (role != UserRole.VIEWER) {
            confirmation.require(request);
        }
        return reply(users.setRole(request.part("name"), role, Changes.authority(request)));
    }

    private Reply setStatus(Request request) {
        UserStatus status = request.body().choice("status", UserStatus.class);
        if (status == UserStatus.ACTIVE) {
            confirmation.require(request);
        }
        return reply(users.setStatus(request.part("name"), status, Changes.authority(request)));
    }

    private Reply setPassword(Request request) {
        confirmation.require(request);
        String password = request.body().text("password");
        boolean keepTokens = request.body().flag(SessionRoutes.KEEP_TOKENS.name());
        return reply(
                users.setPassword(
                        request.part("name"), password, keepTokens, Changes.authority(request)));
    }

    private Reply endSessions(Request request) {
        long ended = users.endSessions(request.part("name"), Changes.actor(request));
        return Reply.object(json -> json.writeNumberProperty("ended", ended));
    }

    private Reply liftDelay(Request request) {
        String name = request.part("name");
        login.liftDelay(name, Changes.actor(request));
        return Reply.object(json -> json.writeStringProperty("name", name));
    }

    private Reply removeSecondFactor(Request request) {
        confirmation.require(request);
        return reply(users.removeSecondFactor(request.part("name"), Changes.authority(request)));
    }

    private static Reply reply(User user) {
        return Reply.object(json -> {
            json.writeStringProperty("name", user.name());
            json.writeStringProperty("role", Word.of(user.role()));
            json.writeStringProperty("status", Word.of(user.status()));
            json.writeBooleanProperty("twoFactor", user.twoFactor());
        });
    }
}
