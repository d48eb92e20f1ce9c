package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.binance.ApiSession;
import dev.tradekeep.venue.local.binance.BinanceVenue;
import dev.tradekeep.venue.local.binance.MarketSession;
import dev.tradekeep.venue.local.http.Connection.Protocol;
import dev.tradekeep.venue.local.wire.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves an exchange on one port: REST, market streams, and the WebSocket API. Closing it tells
 * every client first.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final int THREADS_MAX = 64;
    private static final int SELECTORS = 2;
    private static final long TICK_MILLIS = 100;
    private static final long PING_SECONDS = 20;
    private static final long MESSAGE_MAX = 256 * 1024;
    private static final long STOP_MILLIS = 1_000;
    private static final int BACKLOG = 1_024;

    private final BinanceVenue venue;
    private final Server server;
    private final ServerConnector connector;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("exchange-clock").daemon().unstarted(task));

    private LocalServer(BinanceVenue venue, String host, int port) {
        this.venue = venue;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX);
        threads.setName("exchange");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        connector =
                new ServerConnector(server, 1, SELECTORS, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
        WebSocketUpgradeHandler sockets =
                WebSocketUpgradeHandler.from(server, this::configureSockets);
        sockets.setHandler(new RestHandler(venue));
        server.setHandler(sockets);
        server.setStopTimeout(STOP_MILLIS);
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for any that is free
     * @param market moves the market, ten times a second
     * @throws IOException when the port cannot be had
     */
    public static LocalServer start(BinanceVenue venue, String host, int port, Runnable market)
            throws IOException {
        LocalServer made = new LocalServer(venue, host, port);
        try {
            made.connector.open();
            made.server.start();
        } catch (IOException e) {
            made.close();
            throw e;
        } catch (Exception e) {
            made.close();
            throw new IOException("The exchange did not start: " + e.getMessage(), e);
        }
        var _ =
                made.timer.scheduleAtFixedRate(
                        () -> attempt(market, venue::tick),
                        TICK_MILLIS,
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
        var _ =
                made.timer.scheduleAtFixedRate(
                        () -> attempt(made::pingAll), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
        return made;
    }

    /** A timer forgets a task that failed; this one goes on. */
    private static void attempt(Runnable... tasks) {
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the exchange failed; it is tried again.", e);
            }
        }
    }

    /** The port that it serves. */
    public int port() {
        return connector.getLocalPort();
    }

    private void pingAll() {
        connections.forEach(Connection::ping);
    }

    private void configureSockets(ServerWebSocketContainer container) {
        container.setIdleTimeout(Duration.ZERO);
        container.setMaxTextMessageSize(MESSAGE_MAX);
        for (String path : List.of("/ws", "/ws/*", "/stream", "/stream/*")) {
            map(container, path, this::marketData);
        }
        map(container, "/ws-api/v3", this::api);
    }

    private void map(
            ServerWebSocketContainer container,
            String path,
            Function<ServerUpgradeRequest, Function<Sink, Protocol>> protocol) {
        container.addMapping(
                path,
                (request, response, callback) -> {
                    // Deflating every event of every client costs more than it saves on a loopback.
                    response.setExtensions(List.of());
                    return new Connection(
                            protocol.apply(request), connections, venue.exchange()::now);
                });
    }

    private Function<Sink, Protocol> marketData(ServerUpgradeRequest request) {
        String path = Request.getPathInContext(request);
        String query = queryOf(request);
        return sink -> {
            MarketSession session = venue.marketSession(sink, path, query);
            return new Protocol(session::receive, session::closed);
        };
    }

    private Function<Sink, Protocol> api(ServerUpgradeRequest request) {
        String query = queryOf(request);
        String address = Request.getRemoteAddr(request);
        return sink -> {
            ApiSession session = venue.apiSession(sink, query, address);
            return new Protocol(session::receive, session::closed);
        };
    }

    private static String queryOf(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connections.forEach(Connection::shutDown);
        try {
            server.stop();
        } catch (TimeoutException late) {
            LOG.debug("Clients that did not hang up in time were cut off.", late);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The exchange did not stop.", e);
        }
    }
}
