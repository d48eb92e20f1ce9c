package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.RequestRole;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.Protocol.Upgrade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves every protocol of an exchange on one port. Closing it tells every client first. */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final int THREADS_MAX = 64;
    private static final int SELECTORS = 2;
    private static final long TICK_MILLIS = 100;
    private static final long PING_MILLIS = 20_000;
    private static final long MESSAGE_MAX = 256 * 1024;
    private static final long STOP_MILLIS = 1_000;
    private static final int BACKLOG = 1_024;

    private final List<Protocol> protocols;
    private final LongSupplier clock;
    private final FaultDesk faults;
    private final Server server;
    private final ServerConnector connector;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("exchange-clock").daemon().unstarted(task));

    private LocalServer(
            List<Protocol> protocols, LongSupplier clock, FaultDesk faults, String host, int port) {
        this.protocols = protocols;
        this.clock = clock;
        this.faults = faults;
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
        sockets.setHandler(new RestHandler(protocols, faults));
        server.setHandler(sockets);
        server.setStopTimeout(STOP_MILLIS);
    }

    /**
     * Begins to serve.
     *
     * @param protocols that are spoken; the first also answers what belongs to none
     * @param clock microseconds since 1970
     * @param faults asked before each request, and for each message
     * @param port 0 for any that is free
     * @param market moves the market, ten times a second
     * @throws IOException when the port cannot be had
     */
    public static LocalServer start(
            List<Protocol> protocols,
            LongSupplier clock,
            FaultDesk faults,
            String host,
            int port,
            Runnable market)
            throws IOException {
        LocalServer made = new LocalServer(protocols, clock, faults, host, port);
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
        made.every(TICK_MILLIS, market);
        protocols.forEach(protocol -> made.every(protocol.tickMillis(), protocol::tick));
        made.every(PING_MILLIS, made::pingAll);
        return made;
    }

    private void every(long millis, Runnable task) {
        var _ =
                timer.scheduleAtFixedRate(
                        () -> attempt(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A timer forgets a task that failed; this one goes on. */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of the exchange failed; it is tried again.", e);
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
        for (Protocol protocol : protocols) {
            protocol.socketPaths().forEach(path -> map(container, path, protocol));
        }
    }

    private void map(ServerWebSocketContainer container, String path, Protocol protocol) {
        container.addMapping(
                path,
                (request, response, callback) -> {
                    // Deflating every event of every client costs more than it saves on a loopback.
                    response.setExtensions(List.of());
                    Upgrade upgrade =
                            new Upgrade(
                                    Request.getPathInContext(request),
                                    queryOf(request),
                                    Request.getRemoteAddr(request));
                    if (refuses(upgrade)) {
                        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
                        callback.succeeded();
                        return null;
                    }
                    return new Connection(protocol, upgrade, connections, clock, faults);
                });
    }

    private boolean refuses(Upgrade upgrade) {
        return !faults.isIdle()
                && !faults.request(Target.request(RequestRole.CONNECT, upgrade.path(), null))
                        .carriedOut();
    }

    /** Ends sockets without a word: those whose path has a part. */
    public void disconnect(String part) {
        connections.forEach(connection -> connection.cut(part));
    }

    private static String queryOf(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    /** A server that stopped at once would cut off what it said last. */
    private void awaitGoodbyes() {
        CompletableFuture<?>[] goodbyes =
                connections.stream().map(Connection::shutDown).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(goodbyes)
                .completeOnTimeout(null, STOP_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        awaitGoodbyes();
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
