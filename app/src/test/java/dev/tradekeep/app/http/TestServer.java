package dev.tradekeep.app.http;

import dev.tradekeep.app.auth.UserStore;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.http.access.Access;
import dev.tradekeep.app.http.access.SessionAccess;
import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.app.startup.ServeSettings;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.market.series.CandleAppender;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.maintenance.QuietWindow;
import dev.tradekeep.store.users.UserRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a port of its own, and a client of it. Roles are told by a header of the tests. */
public final class TestServer implements AutoCloseable {
    static final String ROLE_HEADER = "X-Test-Role";
    static final long START = 1_735_689_600_000_000L;

    /** Of the server and its client: no test waits so long, however slow the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> log = new CopyOnWriteArrayList<>();
    private BiConsumer<TestServer, String> whenSaid = (_, _) -> {};
    private final VenueShelf venues;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(Path database, Duration pace, InstantSource clock) {
        this(database, pace, clock, Connectors.open(clock));
    }

    private TestServer(Path database, Duration pace, InstantSource clock, VenueShelf venues) {
        this.venues = venues;
        server =
                new Server(
                        settings(database, pace),
                        "test",
                        clock,
                        venues,
                        new StoredAdministrator(),
                        TestServer::access,
                        this::said);
    }

    private void said(String line) {
        log.add(line);
        whenSaid.accept(this, line);
    }

    /** Comes up and calls back at each line that is printed, while the start waits. */
    public static TestServer start(Path database, BiConsumer<TestServer, String> whenSaid) {
        TestServer started = new TestServer(database, Duration.ofMillis(1), InstantSource.system());
        started.whenSaid = whenSaid;
        started.server.start();
        return started;
    }

    /** A server that has come up; its engines see a candle every millisecond. */
    public static TestServer start(Path database) {
        return start(database, Duration.ofMillis(1));
    }

    /** The same with exchanges of the test. */
    public static TestServer start(Path database, VenueShelf venues) {
        TestServer started =
                new TestServer(database, Duration.ofMillis(1), InstantSource.system(), venues);
        started.server.start();
        return started;
    }

    /** The same with another time from candle to candle. */
    public static TestServer start(Path database, Duration pace) {
        return start(database, pace, InstantSource.system());
    }

    /** The same with a clock that the test may set forward. */
    static TestServer start(Path database, Duration pace, InstantSource clock) {
        TestServer started = new TestServer(database, pace, clock);
        started.server.start();
        return started;
    }

    private static ServeSettings settings(Path database, Duration pace) {
        return settings(
                database,
                pace,
                new UpkeepSettings(
                        Optional.of(database.resolveSibling("backups")),
                        Duration.ofDays(1),
                        2,
                        false,
                        Optional.of(database.resolveSibling("archive")),
                        QuietWindow.ALWAYS));
    }

    /** Those of servers of tests, at a port that is free. */
    public static ServeSettings settings(Path database, Duration pace, UpkeepSettings upkeep) {
        return new ServeSettings(
                database,
                Optional.empty(),
                Duration.ZERO,
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        HttpSettings.BODY_BYTES_DEFAULT,
                        256,
                        PATIENCE,
                        Duration.ofSeconds(5)),
                SecretSettings.DEFAULT,
                2,
                PATIENCE,
                pace,
                PATIENCE,
                upkeep);
    }

    /** Who names no role is told as on any server. */
    private static Access access(UserStore store) {
        Access users = new SessionAccess(store);
        return inquiry ->
                inquiry.header(ROLE_HEADER)
                        .map(role -> new Caller("tester", null, UserRole.valueOf(role)))
                        .orElseGet(() -> users.identify(inquiry));
    }

    /** What was printed. */
    public List<String> log() {
        return log;
    }

    /** Once it is closed: why not all of it is on the books. */
    Optional<TradekeepException> lost() {
        return server.lost();
    }

    /** The one-time token. */
    public String installToken() {
        return server.installToken();
    }

    int port() {
        return server.port();
    }

    HttpClient client() {
        return client;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** What a reply was. */
    public record Answer(int status, String body, HttpResponse<String> response) {
        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** Asks as a role; null for anonymous. */
    public Answer get(String path, @Nullable UserRole role) throws Exception {
        return send(request(path, role).GET().build());
    }

    /** The status as a viewer sees it. */
    public JsonNode status() {
        try {
            return get("/api/system/status", UserRole.VIEWER).json();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a body as a role. */
    public Answer send(String method, String path, @Nullable UserRole role, String body)
            throws Exception {
        HttpRequest.Builder request = request(path, role);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(
                request.method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    HttpRequest.Builder request(String path, @Nullable UserRole role) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        return role == null ? request : request.header(ROLE_HEADER, role.name());
    }

    /** Puts an instrument with candles into a new file, whose prices go up and down. */
    public static void writeCandles(Path file, int candles) {
        try (Database database = Database.open(file, Duration.ZERO, InstantSource.system())) {
            database.write(
                    Durability.RELAXED,
                    transaction -> {
                        writeCandles(transaction, candles);
                        return null;
                    });
        }
    }

    private static void writeCandles(Transaction transaction, int candles) {
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        long exchange = instruments.ensureExchange("simulated", ExchangeKind.SIMULATED, START);
        ListedInstrument listed =
                instruments.insert(
                        exchange,
                        new Instrument(
                                "BTC/USD",
                                new Asset("BTC", 8),
                                new Asset("USD", 2),
                                1,
                                4,
                                1,
                                1,
                                1,
                                0),
                        START);
        CandleRepository repository = new CandleRepository(transaction);
        try (CandleAppender appender =
                repository.append(
                        repository.ensureSeries(listed.id(), Interval.ONE_MINUTE, "test", 2))) {
            for (int i = 0; i < candles; i++) {
                long price = 1_000 + Math.abs(i % 120 - 60) * 5L;
                appender.add(
                        new Candle(
                                START + i * Interval.ONE_MINUTE.micros(),
                                price,
                                price + 4,
                                price - 4,
                                price + 1,
                                100));
            }
        }
    }

    /** Makes a preset and an engine on paper over the API. */
    void makeEngine(String name, boolean autoStart) throws Exception {
        String preset = name + "-preset";
        require(
                send(
                        "POST",
                        "/api/v1/presets",
                        UserRole.TRADER,
                        """
                        {"name": "%s", "strategy": "crossover", "parameters": "fast=5,slow=20",
                         "instruments": ["simulated:BTC/USD"]}\
                        """
                                .formatted(preset)));
        require(
                send(
                        "POST",
                        "/api/v1/engines",
                        UserRole.TRADER,
                        """
                        {"name": "%s", "presets": ["%s"], "cash": "10000", "autoStart": %s}\
                        """
                                .formatted(
                                        name,
                                        preset,
                                        Boolean.toString(autoStart).toLowerCase(Locale.ROOT))));
    }

    static void require(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        server.close();
        venues.close();
        client.close();
    }
}
