package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Problem;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.events.EventRoutes;
import dev.tradekeep.app.http.events.EventSocket;
import dev.tradekeep.app.http.events.EventStream;
import dev.tradekeep.app.http.events.Listener;
import dev.tradekeep.app.http.events.ListenerPlaces;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.jetty.http.HttpException;

/** Takes each request to its route, and what became of it back. Thread-safe. */
final class Dispatcher {
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final int NOT_FOUND = 404;
    private static final List<HandlerType> METHODS =
            List.of(
                    HandlerType.GET,
                    HandlerType.HEAD,
                    HandlerType.POST,
                    HandlerType.PUT,
                    HandlerType.PATCH,
                    HandlerType.DELETE,
                    HandlerType.OPTIONS,
                    HandlerType.TRACE);
    private static final int SERVER_ERRORS_FROM = 500;

    private final RequestReader reader;
    private final ReplyWriter writer = new ReplyWriter(ReplyBudget.ofThisProcess());
    private final EventHub hub;
    private final ListenerPlaces places = new ListenerPlaces();
    private final EventStream events;
    private final EventSocket sockets;

    Dispatcher(RequestReader reader, EventHub hub) {
        this.reader = reader;
        this.hub = hub;
        events = new EventStream(hub);
        sockets = new EventSocket(hub, places);
    }

    /** Registers every route. */
    void add(RouteTable table, RoutesConfig routes) {
        for (Route route : table.all()) {
            routes.addHttpHandler(
                    handlerType(route.method()), route.path(), context -> serve(route, context));
            if (route.method() == Method.GET) {
                // As GET in everything; the server sends the head of the reply alone.
                routes.addHttpHandler(
                        HandlerType.HEAD, route.path(), context -> serve(route, context));
            }
            if (route.path().equals(EventRoutes.SOCKET)) {
                addSocket(routes, route);
            }
        }
        refuseOtherMethods(routes, table);
        routes.exception(HttpResponseException.class, (e, context) -> fail(e, context));
        routes.exception(Exception.class, (e, context) -> fail(e, context));
        routes.error(NOT_FOUND, context -> answerUnknownPath(context));
    }

    /** After all routes: a path with a part that varies would else hide one of them. */
    private void refuseOtherMethods(RoutesConfig routes, RouteTable table) {
        table.methods()
                .forEach((path, methods) -> {
                    String allowed = String.join(", ", methods);
                    for (HandlerType type : METHODS) {
                        if (!methods.contains(type.name())) {
                            routes.addHttpHandler(
                                    type, path, context -> refuseMethod(allowed, context));
                        }
                    }
                });
    }

    /** Who may not listen is told so as an answer to the request, before it becomes a socket. */
    private void addSocket(RoutesConfig routes, Route route) {
        routes.addHttpHandler(
                HandlerType.WEBSOCKET_BEFORE_UPGRADE,
                route.path(),
                context -> {
                    Request request = reader.read(route, context);
                    sockets.arrive(context, reader.listener(route, context, request.caller()));
                });
        routes.addWsHandler(
                WsHandlerType.WEBSOCKET,
                route.path(),
                socket -> socket.onConnect(sockets::connected));
    }

    private static HandlerType handlerType(Method method) {
        return switch (method) {
            case GET -> HandlerType.GET;
            case POST -> HandlerType.POST;
            case PUT -> HandlerType.PUT;
            case DELETE -> HandlerType.DELETE;
        };
    }

    private void serve(Route route, Context context) throws IOException {
        Reply reply;
        Caller caller = Caller.ANONYMOUS;
        try {
            Request request = reader.read(route, context);
            caller = request.caller();
            reply = route.handler().handle(request);
            if (route.changesAccess()) {
                hub.recheck();
            }
        } catch (IOException e) {
            // The other end hung up or sent too slowly: there is nobody to tell.
            throw e;
        } catch (Exception | StackOverflowError e) {
            reply = problem(e);
            RequestReader.drop(context);
        }
        switch (reply) {
            case Reply.Whole whole -> writer.sendUnlessKnown(route, context, whole);
            case Reply.Rows rows -> writer.sendUnlessKnown(context, rows);
            case Reply.Events stream ->
                    stream(context, stream, reader.listener(route, context, caller));
        }
    }

    /** A path that is there, but not for this method. */
    private void refuseMethod(String allowed, Context context) throws IOException {
        Reply refusal =
                Problem.of(
                                ErrorCode.METHOD_NOT_ALLOWED,
                                "This path has no such method; it has " + allowed + ".")
                        .with("Allow", allowed);
        writer.send(context, limited(context, refusal));
    }

    private void stream(Context context, Reply.Events stream, Listener listener)
            throws IOException {
        if (!places.enter(listener.user())) {
            writer.send(context, Problem.of(ErrorCode.SERVER_BUSY, ListenerPlaces.full()));
            return;
        }
        try {
            ReplyWriter.head(context, Reply.EVENTS);
            context.disableCompression();
            if (HandlerType.HEAD.equals(context.method())) {
                return;
            }
            events.send(listener, stream.lastId(), context.res().getOutputStream());
        } finally {
            places.leave(listener.user());
        }
    }

    /** Our own errors, Javalin's refusals, and what Jetty finds wrong while a body is read. */
    private static Reply problem(Throwable error) {
        int status =
                switch (error) {
                    case HttpResponseException refusal -> refusal.getStatus();
                    case HttpException malformed -> malformed.getCode();
                    default ->
                            error.getCause() instanceof HttpException malformed
                                    ? malformed.getCode()
                                    : SERVER_ERRORS_FROM;
                };
        if (status == NOT_FOUND) {
            return unknownPath();
        }
        return status >= SERVER_ERRORS_FROM
                ? Problem.of(error)
                : Problem.of(
                        ErrorCode.INVALID_ARGUMENT,
                        "The request is not one that this server reads.");
    }

    /** What fails outside of a route, or while nobody is there to be told. */
    private void fail(Exception error, Context context) {
        boolean malformed =
                error instanceof HttpException || error.getCause() instanceof HttpException;
        if ((error instanceof IOException && !malformed) || context.res().isCommitted()) {
            LOG.log(Level.DEBUG, "A connection ended early", error);
            return;
        }
        try {
            writer.send(context, limited(context, problem(error)));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection ended before its reply", e);
        }
    }

    /** An answer of ours with this status comes by here, too. */
    private void answerUnknownPath(Context context) throws IOException {
        if (ReplyWriter.isAnswered(context)) {
            return;
        }
        writer.send(context, limited(context, unknownPath()));
    }

    /** What no route takes counts for the address it came from. */
    private Reply limited(Context context, Reply reply) {
        try {
            reader.limit(context);
            return reply;
        } catch (TradekeepException e) {
            return Problem.of(e);
        }
    }

    private static Reply unknownPath() {
        return Problem.of(
                ErrorCode.NOT_FOUND, "There is nothing at this path. See /api/docs for what is.");
    }
}
