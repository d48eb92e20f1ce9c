package dev.tradekeep.store.connections;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthRepositoryContract extends StoreContract {
    private long main;
    private long other;

    @BeforeEach
    void addConnections() {
        long exchange =
                write(t -> new InstrumentRepository(t).ensureExchange("x", ExchangeKind.LIVE, NOW));
        main = addConnection(exchange, "main");
        other = addConnection(exchange, "other");
    }

    @Test
    void keepsTheLastStateOnly() {
        assertThat(read((Transaction t) -> new HealthRepository(t).find(main))).isEmpty();
        ConnectionHealth lost =
                new ConnectionHealth(
                        main,
                        ConnectionState.FAILED,
                        null,
                        null,
                        null,
                        -7L,
                        3,
                        "refused",
                        NOW,
                        NOW + 1);

        save(
                new ConnectionHealth(
                        main,
                        ConnectionState.CONNECTED,
                        900L,
                        800L,
                        990L,
                        null,
                        0,
                        null,
                        NOW,
                        NOW));
        save(lost);

        assertThat(read((Transaction t) -> new HealthRepository(t).find(main))).contains(lost);
        assertThat(rows("SELECT count(*) FROM connection_health")).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void knowsWhatIsNotWell(ConnectionState state) {
        save(health(main, state, NOW));

        boolean well =
                switch (state) {
                    case CONNECTING, CONNECTED -> true;
                    case DISCONNECTED, DEGRADED, FAILED -> false;
                };
        assertThat(column(ConnectionListing.UNHEALTHY, Map.of("unhealthy", ""), "connection"))
                .hasSize(well ? 0 : 1);
    }

    @Test
    void showsWhatWasLookedAtLongestAgoFirst() {
        save(health(main, ConnectionState.FAILED, NOW + 1));
        save(health(other, ConnectionState.DEGRADED, NOW));

        assertThat(column(ConnectionListing.UNHEALTHY, Map.of("unhealthy", ""), "connection"))
                .containsExactly("other", "main");
        assertThat(column(ConnectionListing.HEALTH, Map.of(), "connection"))
                .containsExactly("main", "other");
    }

    @Test
    void listsEventsByConnectionKindAndTime() {
        append(main, "connected", null, NOW);
        append(other, "lost", "timeout", NOW + 1_000_000);
        assertThat(read((Transaction t) -> new HealthRepository(t).latest(other, 5)))
                .containsExactly(new ConnectionEvent("lost", "timeout", NOW + 1_000_000));

        assertThat(column(ConnectionListing.EVENTS, Map.of(), "event"))
                .containsExactly("lost", "connected");
        assertThat(
                        column(
                                ConnectionListing.EVENTS_OF_CONNECTION,
                                Map.of("connection", "main"),
                                "event"))
                .containsExactly("connected");
        assertThat(column(ConnectionListing.EVENTS_OF_KIND, Map.of("event", "lost"), "detail"))
                .containsExactly("timeout");
        assertThat(
                        column(
                                ConnectionListing.EVENTS_SINCE,
                                Map.of("since", "2026-01-02T03:04:06Z"),
                                "connection"))
                .containsExactly("other");
    }

    @Test
    void sweepsOldEventsInBoundedSteps() {
        for (int i = 0; i < 5; i++) {
            append(main, "event", null, NOW + i);
        }

        assertThat(sweep()).isEqualTo(2);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(rows("SELECT count(*) FROM connection_events")).containsExactly("2");
    }

    private long sweep() {
        return write(t -> new HealthRepository(t).sweepEvents(NOW + 3, 2));
    }

    private List<String> column(
            ConnectionListing listing, Map<String, String> filters, String column) {
        return read(t -> Pages.column(t, listing, filters, column));
    }

    private void append(long connection, String event, @Nullable String detail, long at) {
        run(t -> new HealthRepository(t).append(connection, event, detail, at));
    }

    private static ConnectionHealth health(long connection, ConnectionState state, long at) {
        return new ConnectionHealth(connection, state, null, null, null, null, 1, null, at, at);
    }

    private void save(ConnectionHealth health) {
        run(t -> new HealthRepository(t).save(health));
    }

    private long addConnection(long exchange, String name) {
        return write(t ->
                new ConnectionRepository(t)
                        .add(
                                exchange,
                                name,
                                ConnectionEnvironment.LIVE,
                                ConnectionSettings.DEFAULT,
                                NOW));
    }
}
