package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every route for everyone who may ask. The table stands here a second time, so that a route that
 * forgets whom it is for is found.
 */
final class VerdictIT {
    private static final String ANYONE =
            """
            POST /api/install/initialize
            GET /api/docs
            GET /api/docs/page.css
            GET /api/docs/page.js
            GET /api/openapi.json
            GET /api/system/status
            GET /health/live
            GET /health/ready
            POST /api/v1/session
            POST /hooks/{secret}
            """;

    private static final String VIEWER =
            """
            GET /api/v1/database/migrations
            GET /api/v1/database/queries
            GET /api/v1/database/queries/{name}/plan
            GET /api/v1/database/stats
            GET /api/v1/events
            GET /api/v1/events/socket
            GET /api/v1/orders/{order}
            GET /api/v1/session
            DELETE /api/v1/session
            GET /api/v1/settings
            GET /metrics
            GET /api/v1/alerts
            GET /api/v1/audit-findings
            GET /api/v1/backtest-equity
            GET /api/v1/backtest-trades
            GET /api/v1/backtests
            GET /api/v1/backups
            GET /api/v1/balances
            GET /api/v1/candles
            GET /api/v1/connection-events
            GET /api/v1/connection-health
            GET /api/v1/connections
            GET /api/v1/connections/{name}
            GET /api/v1/engine-events
            GET /api/v1/engine-presets
            GET /api/v1/engine-runs
            GET /api/v1/engine-slots
            GET /api/v1/engines
            GET /api/v1/equity-snapshots
            GET /api/v1/exchanges
            GET /api/v1/funding
            GET /api/v1/gaps
            GET /api/v1/imports
            GET /api/v1/instrument-imports
            GET /api/v1/instruments
            GET /api/v1/ledger
            GET /api/v1/maintenance-runs
            GET /api/v1/order-events
            GET /api/v1/market-trades
            GET /api/v1/orders
            GET /api/v1/quotes
            GET /api/v1/performance-days
            GET /api/v1/portfolios
            GET /api/v1/portfolios/{name}/performance
            GET /api/v1/position-changes
            GET /api/v1/positions
            GET /api/v1/preset-instruments
            GET /api/v1/presets
            GET /api/v1/risk-events
            GET /api/v1/risk-limits
            GET /api/v1/rollups
            GET /api/v1/series
            GET /api/v1/session/tokens
            GET /api/v1/settings-history
            GET /api/v1/signals
            GET /api/v1/slow-queries
            GET /api/v1/startup-runs
            GET /api/v1/startup-steps
            GET /api/v1/strategies
            GET /api/v1/strategies/available
            GET /api/v1/tick-series
            GET /api/v1/trades
            GET /api/v1/trading-halts
            GET /api/v1/transfers
            GET /api/v1/alert-channels
            GET /api/v1/alert-chats
            GET /api/v1/alert-messages
            GET /api/v1/alert-rules
            GET /api/v1/alert-rules/{name}
            GET /api/v1/alerts/{id}
            GET /api/v1/instrument-changes
            GET /api/v1/market-follows
            GET /api/v1/signal-calls
            GET /api/v1/signal-hooks
            """;

    /** What a user changes of the own account; the role is that of a viewer. */
    private static final String IN_PERSON =
            """
            PUT /api/v1/session/password
            POST /api/v1/second-factor
            PUT /api/v1/second-factor
            POST /api/v1/second-factor/disable
            POST /api/v1/tokens
            DELETE /api/v1/tokens/{name}
            """;

    private static final String TRADER =
            """
            POST /api/v1/alerts/{id}/acknowledge
            POST /api/v1/connections/{name}/test
            POST /api/v1/engines
            POST /api/v1/engines/{name}/start
            POST /api/v1/engines/{name}/stop
            PUT /api/v1/engines/{name}/status
            PUT /api/v1/engines/{name}/venue
            DELETE /api/v1/engines/{name}
            PUT /api/v1/portfolios/{name}/status
            DELETE /api/v1/portfolios/{name}
            DELETE /api/v1/backtests/{id}
            POST /api/v1/orders
            PUT /api/v1/orders/{order}
            DELETE /api/v1/orders/{order}
            POST /api/v1/presets
            PUT /api/v1/presets/{name}
            PUT /api/v1/presets/{name}/status
            POST /api/v1/trading-halts
            POST /api/v1/transfers
            DELETE /api/v1/trading-halts/{id}
            POST /api/v1/alert-channels/{name}/test
            """;

    private static final String CONFIGURE =
            """
            POST /api/v1/connections
            PUT /api/v1/connections/{name}
            DELETE /api/v1/connections/{name}
            PUT /api/v1/connections/{name}/enabled
            PUT /api/v1/connections/{name}/secrets/{kind}
            DELETE /api/v1/connections/{name}/secrets/{kind}
            POST /api/v1/secrets/rotate
            POST /api/v1/portfolios/{name}/adjustments
            POST /api/v1/strategies/reload
            POST /api/v1/risk-limits
            PUT /api/v1/risk-limits/{id}
            PUT /api/v1/settings/{name}
            DELETE /api/v1/settings/{name}
            POST /api/v1/alert-channels
            PUT /api/v1/alert-channels/{name}
            DELETE /api/v1/alert-channels/{name}
            PUT /api/v1/alert-channels/{name}/enabled
            POST /api/v1/alert-rules
            PUT /api/v1/alert-rules/{name}
            DELETE /api/v1/alert-rules/{name}
            POST /api/v1/market-follows
            DELETE /api/v1/market-follows/{id}
            POST /api/v1/signal-hooks
            POST /api/v1/signal-hooks/{name}/rotate
            PUT /api/v1/signal-hooks/{name}/enabled
            DELETE /api/v1/signal-hooks/{name}
            """;

    private static final String MAINTAIN =
            """
            POST /api/v1/jobs
            GET /api/v1/jobs
            GET /api/v1/jobs/{id}
            DELETE /api/v1/jobs/{id}
            POST /api/v1/database/audit
            POST /api/v1/database/backup
            POST /api/v1/database/retention
            POST /api/v1/database/vacuum
            POST /api/v1/database/checkpoint
            POST /api/v1/database/optimize
            """;

    private static final String USERS =
            """
            GET /api/v1/audit-log
            GET /api/v1/login-attempts
            GET /api/v1/sessions
            GET /api/v1/tokens
            GET /api/v1/users
            POST /api/v1/users
            PUT /api/v1/users/{name}/password
            PUT /api/v1/users/{name}/role
            PUT /api/v1/users/{name}/status
            DELETE /api/v1/users/{name}/second-factor
            DELETE /api/v1/users/{name}/sessions
            DELETE /api/v1/users/{name}/login-delay
            """;

    /** What no narrow token may do. */
    private static final String WHOLE =
            """
            PUT /api/v1/alert-channels/{name}/chats/{id}
            DELETE /api/v1/alert-channels/{name}/chats/{id}
            """;

    private static final String ADMINISTRATOR = CONFIGURE + MAINTAIN + USERS + WHOLE;

    private static final String PASSWORD = "a long password";

    /** An administrator, but for requests that change something. */
    private static final String REPLAYING = "administrator with the CSRF token of another session";

    @TempDir static Path folder;
    private static TestServer server;
    private static AccessClient admin;
    private static final Map<String, AccessClient> CALLERS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder.resolve("t.db"));
        admin = AccessClient.install(server);
        CALLERS.put("nobody", AccessClient.of(server));
        for (String role : List.of("viewer", "trader")) {
            TestServer.require(
                    admin.send(
                            "POST",
                            "/api/v1/users",
                            ("{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\","
                                            + "\"confirm\":\"%s\"}")
                                    .formatted(role, PASSWORD, role, AccessClient.PASSWORD)));
            CALLERS.put(role, AccessClient.of(server).loggedIn(role, PASSWORD));
        }
        CALLERS.put("administrator", admin);
        for (String scope : List.of("read", "trade", "administer")) {
            CALLERS.put("token to " + scope, bearing(scope, scope));
        }
        addImpostors();
    }

    /** Who was somebody once, or claims to be. */
    private static void addImpostors() throws Exception {
        String forged = "tk_" + "A".repeat(43);
        CALLERS.put("nobody with a forged token", AccessClient.of(server).bearing(forged));
        CALLERS.put("nobody with a revoked token", bearing("revoked", "administer"));
        TestServer.require(admin.send("DELETE", "/api/v1/tokens/revoked", ""));
        CALLERS.put(
                "nobody with a forged cookie",
                AccessClient.of(server)
                        .with("Cookie", "tradekeep_session=" + forged)
                        .with("X-CSRF-Token", forged));
        AccessClient ended =
                AccessClient.of(server).loggedIn(AccessClient.ADMINISTRATOR, AccessClient.PASSWORD);
        TestServer.require(ended.send("DELETE", "/api/v1/session", ""));
        CALLERS.put("nobody in a session that has ended", ended);
        AccessClient trader = Objects.requireNonNull(CALLERS.get("trader"));
        CALLERS.put(
                REPLAYING,
                admin.with("X-CSRF-Token", String.valueOf(trader.headers().get("X-CSRF-Token"))));
    }

    private static AccessClient bearing(String name, String scope) throws Exception {
        JsonNode made =
                admin.send(
                                "POST",
                                "/api/v1/tokens",
                                ("{\"name\":\"%s\",\"scopes\":[\"%s\"],\"days\":1,"
                                                + "\"confirm\":\"%s\"}")
                                        .formatted(name, scope, AccessClient.PASSWORD))
                        .json();
        return AccessClient.of(server).bearing(made.get("token").asString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tableHasEveryRouteWithItsRole() throws Exception {
        Map<String, String> served = new LinkedHashMap<>();
        JsonNode paths = admin.get("/api/openapi.json").json().get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                served.put(
                        method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        method.getValue().get("x-least-role").asString());
            }
        }
        Map<String, String> written = new LinkedHashMap<>();
        ANYONE.lines().forEach(route -> written.put(route, "anyone"));
        VIEWER.lines().forEach(route -> written.put(route, "viewer"));
        IN_PERSON.lines().forEach(route -> written.put(route, "viewer"));
        TRADER.lines().forEach(route -> written.put(route, "trader"));
        ADMINISTRATOR.lines().forEach(route -> written.put(route, "administrator"));

        assertThat(served).containsExactlyInAnyOrderEntriesOf(written);
    }

    @Test
    void nobodyIsLetInByALowerRole() throws Exception {
        List<String> wrong = new ArrayList<>();
        check(wrong, ANYONE, 0, false);
        check(wrong, VIEWER, 1, false);
        check(wrong, IN_PERSON, 1, true);
        check(wrong, TRADER, 2, false);
        check(wrong, ADMINISTRATOR, 3, false);

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"configure", "maintain", "users"})
    void aNarrowTokenIsLetInToItsRoutesAlone(String scope) throws Exception {
        AccessClient robot = bearing("narrow " + scope, scope);
        Map<String, String> own =
                Map.of("configure", CONFIGURE, "maintain", MAINTAIN, "users", USERS);
        List<String> wrong = new ArrayList<>();
        for (String route : (VIEWER + IN_PERSON + TRADER + ADMINISTRATOR).lines().toList()) {
            String found = verdict(ask(robot, route));
            boolean wanted = String.valueOf(own.get(scope)).contains(route + "\n");
            if (found.equals("let in") != wanted) {
                wrong.add(route + ": " + found);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static void check(List<String> wrong, String routes, int least, boolean inPerson)
            throws Exception {
        for (String route : routes.lines().toList()) {
            // Neither the stream, which does not end, nor what would end the session of a caller.
            if (route.endsWith("/events") || route.equals("DELETE /api/v1/session")) {
                continue;
            }
            for (Map.Entry<String, AccessClient> caller : CALLERS.entrySet()) {
                String expected = verdict(caller.getKey(), route, least, inPerson);
                String found = verdict(ask(caller.getValue(), route));
                if (!found.equals(expected)) {
                    wrong.add(
                            caller.getKey()
                                    + " "
                                    + route
                                    + ": wanted "
                                    + expected
                                    + ", found "
                                    + found);
                }
            }
        }
    }

    private static String verdict(String caller, String route, int least, boolean inPerson) {
        if (inPerson && caller.startsWith("token")) {
            return "forbidden";
        }
        if (caller.equals(REPLAYING) && least > 0 && !route.startsWith("GET ")) {
            return "forbidden";
        }
        int rank = rank(caller);
        if (rank >= least) {
            return "let in";
        }
        return rank == 0 ? "unauthenticated" : "forbidden";
    }

    private static int rank(String caller) {
        if (caller.startsWith("nobody")) {
            return 0;
        }
        return switch (caller) {
            case "viewer", "token to read" -> 1;
            case "trader", "token to trade" -> 2;
            case "administrator", REPLAYING, "token to administer" -> 3;
            default -> throw new IllegalArgumentException(caller);
        };
    }

    private static String verdict(TestServer.Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                    // A wrong password is no verdict on who may ask.
                    answer.body().contains("Name, password and code")
                            ? "let in"
                            : "unauthenticated";
            case 403 -> "forbidden";
            default -> "let in";
        };
    }

    private static TestServer.Answer ask(AccessClient caller, String route) throws Exception {
        int space = route.indexOf(' ');
        String method = route.substring(0, space);
        String path = route.substring(space + 1).replaceAll("\\{[a-z]+}", "77");
        return caller.send(method, path, method.equals("GET") ? "" : body(route));
    }

    /** Of the shape of its route where somebody in person is asked for, else none that is taken. */
    private static String body(String route) {
        return switch (route) {
            case "PUT /api/v1/session/password" -> "{\"password\":\"x\",\"next\":\"y\"}";
            case "POST /api/v1/second-factor", "POST /api/v1/second-factor/disable" ->
                    "{\"password\":\"x\"}";
            case "PUT /api/v1/second-factor" -> "{\"code\":\"x\"}";
            case "POST /api/v1/tokens" -> "{\"name\":\"x\",\"scopes\":[],\"days\":1}";
            case "DELETE /api/v1/tokens/{name}" -> "";
            default -> "[]";
        };
    }
}
