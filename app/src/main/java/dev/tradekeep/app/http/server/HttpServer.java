package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.access.Access;
import dev.tradekeep.app.http.access.RateLimiter;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Problem;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.events.EventRoutes;
import dev.tradekeep.app.http.events.EventSocket;
import dev.tradekeep.app.http.events.EventStream;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves a table of routes, each request on a virtual thread. */
public final class HttpServer implements AutoCloseable {
    private static final String ANSWERED = "answered";
    private static final String TAGGED = "/api/v1/";
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int SERVER_ERRORS_FROM = 500;

    private final HttpSettings settings;
    private final RequestReader reader;
    private final EventHub hub;
    private final EventStream events;
    private final EventSocket sockets;
    private final Javalin javalin;

    private HttpServer(
            HttpSettings settings,
            RouteTable table,
            Access access,
            EventHub hub,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.hub = hub;
        reader =
                new RequestReader(
                        access,
                        new RateLimiter(settings.rate(), nanoTime),
                        settings.bodyBytesMax(),
                        settings.idle());
        events = new EventStream(hub);
        sockets = new EventSocket(hub, events);
        javalin = Javalin.create(config -> configure(config, table));
    }

    /**
     * Listens and serves.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the address is taken
     */
    public static HttpServer start(
            HttpSettings settings, RouteTable table, Access access, EventHub hub) {
        return start(settings, table, access, hub, System::nanoTime);
    }

    /**
     * The same on another clock.
     *
     * @param nanoTime as {@link System#nanoTime}, for how often a caller may ask
     */
    public static HttpServer start(
            HttpSettings settings,
            RouteTable table,
            Access access,
            EventHub hub,
            LongSupplier nanoTime) {
        HttpServer server = new HttpServer(settings, table, access, hub, nanoTime);
        try {
            server.javalin.start();
            return server;
        } catch (JavalinBindException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Port "
                            + settings.port()
                            + " of "
                            + settings.host()
                            + " cannot be used: "
                            + e.getMessage()
                            + " Name another with --port.",
                    e);
        }
    }

    /** The port it listens at. */
    public int port() {
        return javalin.port();
    }

    /** Ends the streams of events, and stops once the requests at work are answered. */
    @Override
    public void close() {
        hub.close();
        javalin.stop();
    }

    /** Cuts off the requests at work while {@link #close} waits for them. */
    public void hurry() {
        hub.close();
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            connector.getConnectedEndPoints().forEach(EndPoint::close);
        }
    }

    private void configure(JavalinConfig config, RouteTable table) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = settings.bodyBytesMax();
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(this::bound);
        config.jetty.modifyHttpConfiguration(HttpServer::bound);
        for (Route route : table.all()) {
            config.routes.addHttpHandler(
                    handlerType(route.method()), route.path(), context -> serve(route, context));
            if (route.path().equals(EventRoutes.SOCKET)) {
                addSocket(config, route);
            }
        }
        config.routes.exception(Exception.class, (e, context) -> answer(context, problem(e)));
        config.routes.error(NOT_FOUND, HttpServer::answerUnknownPath);
    }

    /** Who may not listen is told so as an answer to the request, before it becomes a socket. */
    private void addSocket(JavalinConfig config, Route route) {
        config.routes.addHttpHandler(
                HandlerType.WEBSOCKET_BEFORE_UPGRADE,
                route.path(),
                context -> reader.read(route, context));
        config.routes.addWsHandler(
                WsHandlerType.WEBSOCKET,
                route.path(),
                socket -> socket.onConnect(sockets::connected));
        config.jetty.modifyWebSocketServletFactory(
                factory -> factory.setMaxTextMessageSize(EventSocket.MESSAGE_BYTES_MAX));
    }

    private ServerConnector connector(Server server, HttpConfiguration configuration) {
        ServerConnector connector = new ServerConnector(server, 1, 1, factories(configuration));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idle().toMillis());
        return connector;
    }

    private ConnectionFactory[] factories(HttpConfiguration configuration) {
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        if (settings.tls().isEmpty()) {
            return new ConnectionFactory[] {http};
        }
        // Whoever holds the certificate decides which names lead here.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return AbstractConnectionFactory.getFactories(settings.tls().get().read(), http);
    }

    private void bound(Server server) {
        server.setErrorHandler(new JettyProblems());
        server.setStopTimeout(settings.stop().toMillis());
        server.addBean(new NetworkConnectionLimit(settings.connectionsMax(), server));
    }

    private static void bound(HttpConfiguration configuration) {
        configuration.setRequestHeaderSize(HttpSettings.HEAD_BYTES_MAX);
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
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
        try {
            reply = route.handler().handle(reader.read(route, context));
        } catch (IOException e) {
            // The other end hung up or sent too slowly: there is nobody to tell.
            throw e;
        } catch (Exception | StackOverflowError e) {
            reply = Problem.of(e);
            RequestReader.drop(context);
        }
        switch (reply) {
            case Reply.Whole whole -> answerUnlessKnown(route, context, whole);
            case Reply.Events stream -> stream(context, stream);
        }
    }

    /** What the other end has already is not sent again. */
    private static void answerUnlessKnown(Route route, Context context, Reply.Whole whole) {
        if (route.method() != Method.GET
                || whole.status() != OK
                || !route.path().startsWith(TAGGED)) {
            answer(context, whole);
            return;
        }
        String tag =
                EntityTag.of(
                        whole.body().getBytes(StandardCharsets.UTF_8),
                        Optional.ofNullable(context.header("Accept-Encoding")));
        String known = context.header("If-None-Match");
        answer(
                context,
                (known != null && EntityTag.isIn(known, tag)
                                ? Reply.text(NOT_MODIFIED, whole.type(), "")
                                : whole)
                        .with("ETag", tag));
    }

    private static void answer(Context context, Reply reply) {
        Reply.Whole whole = (Reply.Whole) reply;
        context.attribute(ANSWERED, true);
        context.status(whole.status());
        SecurityHeaders.ALL.forEach(context::header);
        whole.headers().forEach(context::header);
        context.contentType(whole.type());
        context.result(whole.body().getBytes(StandardCharsets.UTF_8));
    }

    private void stream(Context context, Reply.Events stream) throws IOException {
        if (!events.enter()) {
            answer(
                    context,
                    Problem.of(
                            ErrorCode.SERVER_BUSY,
                            EventStream.LISTENERS_MAX + " listen already. Try again later."));
            return;
        }
        try {
            context.attribute(ANSWERED, true);
            SecurityHeaders.ALL.forEach(context::header);
            context.res().setContentType(Reply.EVENTS);
            context.disableCompression();
            events.send(stream.lastId(), context.res().getOutputStream());
        } finally {
            events.leave();
        }
    }

    /** Javalin's own refusals. */
    private static Reply problem(Exception error) {
        if (!(error instanceof HttpResponseException refusal)) {
            return Problem.of(error);
        }
        return switch (refusal.getStatus()) {
            case NOT_FOUND -> unknownPath();
            case METHOD_NOT_ALLOWED ->
                    Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "This path has no such method.");
            default ->
                    refusal.getStatus() >= SERVER_ERRORS_FROM
                            ? Problem.of(error)
                            : Problem.of(
                                    ErrorCode.INVALID_ARGUMENT,
                                    "The request is not one that this server reads.");
        };
    }

    /** An answer of ours with this status comes by here, too. */
    private static void answerUnknownPath(Context context) {
        if (context.attribute(ANSWERED) == null) {
            answer(context, unknownPath());
        }
    }

    private static Reply unknownPath() {
        return Problem.of(
                ErrorCode.NOT_FOUND, "There is nothing at this path. See /api/docs for what is.");
    }
}
