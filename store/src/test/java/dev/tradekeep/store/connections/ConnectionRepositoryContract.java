package dev.tradekeep.store.connections;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.removal.ConnectionRemoval;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionRepositoryContract extends StoreContract {
    private long exchange;

    @BeforeEach
    void addExchange() {
        exchange =
                write(t ->
                        new InstrumentRepository(t)
                                .ensureExchange("sim", ExchangeKind.SIMULATED, NOW));
    }

    @Test
    void keepsEveryColumnOfANewConnection() {
        long id = add("main");

        ExchangeConnection expected =
                new ExchangeConnection(
                        id,
                        "main",
                        "sim",
                        ConnectionEnvironment.TESTNET,
                        false,
                        ConnectionSettings.DEFAULT,
                        null,
                        NOW,
                        NOW);
        assertThat(find(id)).contains(expected);
        assertThat(read((Transaction t) -> new ConnectionRepository(t).find("main")))
                .contains(expected);
        assertThat(read((Transaction t) -> new ConnectionRepository(t).find("other"))).isEmpty();
    }

    @Test
    void refusesATakenName() {
        add("main");

        assertFails(ErrorCode.CONFLICT, () -> add("main")).hasMessageContaining("main");
    }

    @Test
    void refusesAnExchangeThatIsNotThere() {
        assertFails(
                        ErrorCode.CONSTRAINT_VIOLATED,
                        () ->
                                run(t ->
                                        new ConnectionRepository(t)
                                                .add(
                                                        99,
                                                        "x",
                                                        ConnectionEnvironment.LIVE,
                                                        ConnectionSettings.DEFAULT,
                                                        NOW)))
                .hasMessageContaining("ConnectionQuery.INSERT");
    }

    @Test
    void bringsUpTheEnabledOnes() {
        long one = add("one");
        add("two");
        long three = add("three");
        enable(one, true);
        enable(three, true);
        enable(one, false);

        assertThat(read((Transaction t) -> new ConnectionRepository(t).enabled()))
                .extracting(ExchangeConnection::name)
                .containsExactly("three");
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        ConnectionListing.ENABLED_CONNECTIONS_OF_EXCHANGE,
                                        Map.of("exchange", "sim", "enabled", ""),
                                        "name")))
                .containsExactly("three");
    }

    @Test
    void saysWhichConnectionIsNotThere() {
        assertFails(ErrorCode.NOT_FOUND, () -> enable(7, true)).hasMessageContaining("7");
    }

    @Test
    void changesHowItIsReached() {
        long id = add("main");
        ConnectionSettings settings =
                new ConnectionSettings(
                        "http://127.0.0.1:9000",
                        "ws://127.0.0.1:9000",
                        "ws://127.0.0.1:9000/ws-api/v3",
                        10_000,
                        500,
                        true);

        run(t -> new ConnectionRepository(t).change(id, settings, NOW + 1));

        assertThat(find(id).map(ExchangeConnection::settings)).contains(settings);
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> run(t -> new ConnectionRepository(t).change(9, settings, NOW)));
    }

    @Test
    void removesWhatNothingRefersTo() {
        World world = makeWorld();
        long used = add("used");
        long free = add("free");
        run(t -> new HealthRepository(t).append(free, "connected", null, NOW));
        runSql("UPDATE engines SET connection_id = " + used + " WHERE id = " + world.engineId());

        assertFails(ErrorCode.CONFLICT, () -> run(t -> new ConnectionRemoval(t).delete("used")))
                .hasMessageContaining("is used by");
        assertThat(write(t -> new ConnectionRemoval(t).delete("free")).id()).isEqualTo(free);
        assertFails(ErrorCode.NOT_FOUND, () -> run(t -> new ConnectionRemoval(t).delete("free")));
        assertThat(rows("SELECT count(*) FROM connection_events")).containsExactly("0");
    }

    @Test
    void keepsABlockAcrossEverything() {
        assertThat(until("http://a")).isZero();
        run(t -> new BlockRepository(t).note("http://a", NOW + 9));
        run(t -> new BlockRepository(t).note("http://a", NOW + 7));

        assertThat(until("http://a")).isEqualTo(NOW + 7);
        assertThat(until("http://b")).isZero();
    }

    private long until(String address) {
        return read(t -> new BlockRepository(t).until(address));
    }

    @Test
    void hasOneOwnerAtATime() {
        long id = add("main");

        assertThat(claim(id, "node-1")).isTrue();
        assertThat(claim(id, "node-1")).as("again").isTrue();
        assertThat(claim(id, "node-2")).isFalse();
        assertThat(release(id, "node-2")).isFalse();
        assertThat(find(id).map(ExchangeConnection::ownerNode)).contains("node-1");
        assertThat(release(id, "node-1")).isTrue();
        assertThat(claim(id, "node-2")).isTrue();
        assertThat(claim(99, "node-2")).as("not there").isFalse();
    }

    @Test
    void givesUpEverythingOfANodeThatDied() {
        long one = add("one");
        long two = add("two");
        long three = add("three");
        claim(one, "dead");
        claim(two, "dead");
        claim(three, "alive");

        assertThat(
                        write((Transaction t) ->
                                new ConnectionRepository(t).releaseAll("dead", NOW + 2)))
                .isEqualTo(2L);
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        ConnectionListing.CONNECTIONS_OF_NODE,
                                        Map.of("node", "alive"),
                                        "name")))
                .containsExactly("three");
        assertThat(claim(one, "alive")).isTrue();
    }

    private boolean claim(long id, String node) {
        return write(t -> new ConnectionRepository(t).claim(id, node, NOW + 1));
    }

    private boolean release(long id, String node) {
        return write(t -> new ConnectionRepository(t).release(id, node, NOW + 1));
    }

    private void enable(long id, boolean enabled) {
        run(t -> new ConnectionRepository(t).setEnabled(id, enabled, NOW + 1));
    }

    private Optional<ExchangeConnection> find(long id) {
        return read(t -> new ConnectionRepository(t).find(id));
    }

    private long add(String name) {
        return write(t ->
                new ConnectionRepository(t)
                        .add(
                                exchange,
                                name,
                                ConnectionEnvironment.TESTNET,
                                ConnectionSettings.DEFAULT,
                                NOW));
    }
}
