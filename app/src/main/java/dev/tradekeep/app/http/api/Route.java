package dev.tradekeep.app.http.api;

import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the API does.
 *
 * @param path with parameters in braces
 * @param least who may; null for everybody
 * @param scope what a token needs for it
 * @param summary one sentence
 * @param query what may stand in the query; anything else is refused
 * @param body what the body must be
 * @param answer what is answered when all is well
 * @param answerType its media type
 * @param changesAccess whether it may end what somebody may do
 * @param guard looks at the head of the request before the body is read
 */
public record Route(
        Method method,
        String path,
        @Nullable UserRole least,
        TokenScope scope,
        String summary,
        List<Field> query,
        Shape body,
        Shape answer,
        String answerType,
        boolean changesAccess,
        Guard guard,
        Handler handler) {
    public Route {
        query = List.copyOf(query);
    }

    /** Refuses a request by its head, by throwing. */
    @FunctionalInterface
    public interface Guard {
        /** Refuses nothing. */
        Guard NONE = inquiry -> {};

        /** Looks at a request. */
        void check(Inquiry inquiry);
    }

    /** Begins a route that anyone may use and that takes and answers nothing. */
    public static Route of(Method method, String path, String summary, Handler handler) {
        return new Route(
                method,
                path,
                null,
                TokenScope.READ,
                summary,
                List.of(),
                Shape.NONE,
                Shape.NONE,
                Reply.JSON,
                false,
                Guard.NONE,
                handler);
    }

    /** The same for a role and those above it, and for tokens with the scope of that role. */
    public Route forRole(UserRole role) {
        return with(draft -> {
            draft.least = role;
            draft.scope = TokenScope.of(role);
        });
    }

    /** The same for users of the least role that has a scope, and for their tokens with it. */
    public Route forScope(TokenScope scope) {
        return with(draft -> {
            draft.least = scope.least();
            draft.scope = scope;
        });
    }

    /** The same with what may stand in its query. */
    public Route withQuery(List<Field> fields) {
        return with(draft -> draft.query = fields);
    }

    /** The same with a body. */
    public Route taking(Shape shape) {
        return with(draft -> draft.body = shape);
    }

    /** The same with an answer in JSON. */
    public Route answering(Shape shape) {
        return with(draft -> draft.answer = shape);
    }

    /** The same with an answer of another media type. */
    public Route answering(String mediaType) {
        return with(draft -> draft.answerType = mediaType);
    }

    /** The same for a change after which listeners are looked at again. */
    public Route changingAccess() {
        return with(draft -> draft.changesAccess = true);
    }

    /** The same with a look at the head first. */
    public Route guardedBy(Guard check) {
        return with(draft -> draft.guard = check);
    }

    private Route with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.route();
    }

    /** A route some parts of which are being changed. */
    private static final class Draft {
        private final Route original;
        private @Nullable UserRole least;
        private TokenScope scope;
        private List<Field> query;
        private Shape body;
        private Shape answer;
        private String answerType;
        private boolean changesAccess;
        private Guard guard;

        Draft(Route original) {
            this.original = original;
            least = original.least;
            scope = original.scope;
            query = original.query;
            body = original.body;
            answer = original.answer;
            answerType = original.answerType;
            changesAccess = original.changesAccess;
            guard = original.guard;
        }

        Route route() {
            return new Route(
                    original.method,
                    original.path,
                    least,
                    scope,
                    original.summary,
                    query,
                    body,
                    answer,
                    answerType,
                    changesAccess,
                    guard,
                    original.handler);
        }
    }
}
