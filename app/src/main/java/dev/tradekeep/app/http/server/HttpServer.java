package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.access.Access;
import dev.tradekeep.app.http.access.RateLimiter;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.events.EventSocket;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.util.Collections;
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

/**
 * Listens, and serves a table of routes once there is one, each request on a virtual thread. What
 * arrives before that is told that the server is starting.
 */
public final class HttpServer implements AutoCloseable {
    private final HttpSettings settings;
    private final EventHub hub;
    private final RateLimiter limiter;
    private final StartGate gate;
    private final Javalin javalin;

    private HttpServer(
            HttpSettings settings, EventHub hub, StartReplies starting, LongSupplier nanoTime) {
        this.settings = settings;
        this.hub = hub;
        limiter = new RateLimiter(settings.rate(), nanoTime);
        gate = new StartGate(starting);
        javalin = Javalin.create(this::configure);
    }

    /**
     * Listens.
     *
     * @param starting what is answered until {@link #open}
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the address is taken
     */
    public static HttpServer listen(HttpSettings settings, EventHub hub, StartReplies starting) {
        return listen(settings, hub, starting, System::nanoTime);
    }

    /**
     * The same on another clock.
     *
     * @param nanoTime as {@link System#nanoTime}, for how often a caller may ask
     */
    public static HttpServer listen(
            HttpSettings settings, EventHub hub, StartReplies starting, LongSupplier nanoTime) {
        HttpServer server = new HttpServer(settings, hub, starting, nanoTime);
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

    /**
     * Serves routes from now on. To be called once.
     *
     * @param access tells who the caller is
     */
    public void open(RouteTable table, Access access) {
        RequestReader reader =
                new RequestReader(access, limiter, settings.bodyBytesMax(), settings.idle());
        new Dispatcher(reader, hub).add(table, new RoutesConfig(javalin.unsafe));
        gate.open();
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

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = settings.bodyBytesMax();
        config.contextResolver.ip =
                context ->
                        settings.proxies()
                                .client(
                                        context.req().getRemoteAddr(),
                                        Collections.list(
                                                context.req().getHeaders("X-Forwarded-For")));
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(this::bound);
        config.jetty.modifyHttpConfiguration(HttpServer::bound);
        config.jetty.modifyWebSocketServletFactory(
                factory -> factory.setMaxTextMessageSize(EventSocket.MESSAGE_BYTES_MAX));
    }

    private ServerConnector connector(Server server, HttpConfiguration configuration) {
        ServerConnector connector =
                new GuardedConnector(server, factories(configuration), settings);
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
        server.insertHandler(gate);
        server.insertHandler(new RequestWatch());
        server.setStopTimeout(settings.stop().toMillis());
        server.addBean(new NetworkConnectionLimit(settings.connectionsMax(), server));
    }

    private static void bound(HttpConfiguration configuration) {
        configuration.setRequestHeaderSize(HttpSettings.HEAD_BYTES_MAX);
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
    }
}
