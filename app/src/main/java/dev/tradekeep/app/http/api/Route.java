package dev.tradekeep.app.http.api;

import dev.tradekeep.store.users.UserRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the API does.
 *
 * @param path with parameters in braces
 * @param least who may; null for everybody
 * @param summary one sentence
 * @param query what may stand in the query; anything else is refused
 * @param body what the body must be
 * @param answer what is answered when all is well
 * @param answerType its media type
 * @param guard looks at the head of the request before the body is read
 */
public record Route(
        Method method,
        String path,
        @Nullable UserRole least,
        String summary,
        List<Field> query,
        Shape body,
        Shape answer,
        String answerType,
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
                summary,
                List.of(),
                Shape.NONE,
                Shape.NONE,
                Reply.JSON,
                Guard.NONE,
                handler);
    }

    /** The same for a role and those above it. */
    public Route forRole(UserRole role) {
        return new Route(
                method, path, role, summary, query, body, answer, answerType, guard, handler);
    }

    /** The same with what may stand in its query. */
    public Route withQuery(List<Field> fields) {
        return new Route(
                method, path, least, summary, fields, body, answer, answerType, guard, handler);
    }

    /** The same with a body. */
    public Route taking(Shape shape) {
        return new Route(
                method, path, least, summary, query, shape, answer, answerType, guard, handler);
    }

    /** The same with an answer in JSON. */
    public Route answering(Shape shape) {
        return new Route(
                method, path, least, summary, query, body, shape, answerType, guard, handler);
    }

    /** The same with an answer of another media type. */
    public Route answering(String mediaType) {
        return new Route(
                method, path, least, summary, query, body, answer, mediaType, guard, handler);
    }

    /** The same with a look at the head first. */
    public Route guardedBy(Guard check) {
        return new Route(
                method, path, least, summary, query, body, answer, answerType, check, handler);
    }
}
