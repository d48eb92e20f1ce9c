package dev.tradekeep.store.portfolio;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.testing.Samples;
import dev.tradekeep.store.testing.StoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfolioRepositoryContract extends StoreContract {
    private static final long NO_SUCH_ROW = 99;

    private long portfolio;
    private long instrument;
    private long asset;

    @BeforeEach
    void makeRows() {
        World world = makeWorld();
        portfolio = world.portfolioId();
        instrument = world.listed().id();
        asset = world.listed().quoteAssetId();
    }

    @Test
    void aPortfolioIsMadeOnce() {
        long again = write(t -> new PortfolioRepository(t).ensure("main", NOW + 1));

        assertThat(again).isEqualTo(portfolio);
        assertThat(rows("SELECT * FROM portfolios")).containsExactly("1|main|" + NOW + "|");
    }

    @Test
    void aBalanceIsZeroUntilItIsSaved() {
        assertThat(balance()).isZero();

        saveBalance(Long.MAX_VALUE, NOW);
        assertThat(balance()).isEqualTo(Long.MAX_VALUE);

        saveBalance(-5, NOW + 1);
        assertThat(balance()).isEqualTo(-5);
        assertThat(rows("SELECT * FROM balances"))
                .containsExactly(portfolio + "|" + asset + "|-5|" + (NOW + 1));
    }

    @Test
    void aPositionIsFlatUntilItIsSaved() {
        assertThat(position()).isEqualTo(Position.FLAT);

        savePosition(new Position(3, 7, -11), NOW);
        assertThat(position()).isEqualTo(new Position(3, 7, -11));

        savePosition(new Position(-Long.MAX_VALUE, -Long.MAX_VALUE, Long.MIN_VALUE), NOW + 1);
        assertThat(position())
                .isEqualTo(new Position(-Long.MAX_VALUE, -Long.MAX_VALUE, Long.MIN_VALUE));
        assertThat(rows("SELECT portfolio_id, instrument_id, lost_at, updated_at FROM positions"))
                .containsExactly(portfolio + "|" + instrument + "|7|" + (NOW + 1));
        assertThat((long) read(t -> new PortfolioRepository(t).lostAt(portfolio, instrument)))
                .isEqualTo(7);
    }

    @Test
    void changesTheBalancesOfBothAssetsAtOnce() {
        saveBalance(1, NOW);

        run(t -> new PortfolioRepository(t).changeBalances(portfolio, 1, 11, asset, 22, NOW + 1));
        run(t -> new PortfolioRepository(t).changeBalance(portfolio, asset, -2, NOW + 1));

        assertThat(rows("SELECT * FROM balances"))
                .containsExactly(
                        portfolio + "|1|11|" + (NOW + 1), portfolio + "|2|21|" + (NOW + 1));
    }

    @Test
    void keepsEveryColumnOfAChange() {
        Position first = new Position(5, 50, 0);
        Position second = new Position(-2, -20, 10);
        long buy = trade("T-1", Side.BUY, 5, 3);
        long sale = trade("T-2", Side.SELL, 7, 4);
        savePosition(second, NOW);
        run(t -> {
            PortfolioRepository portfolios = new PortfolioRepository(t);
            portfolios.addChange(portfolio, instrument, buy, 5, first, NOW);
            portfolios.addChange(portfolio, instrument, sale, -7, second, NOW + 1);
        });

        assertThat(rows("SELECT * FROM position_changes"))
                .containsExactly(
                        buy + "|1|1|5|5|50|0|" + NOW, sale + "|1|1|-7|-2|-20|10|" + (NOW + 1));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t ->
                                new PortfolioRepository(t)
                                        .addChange(portfolio, instrument, buy, 1, first, NOW)));
    }

    private long trade(String id, Side side, long quantity, long fee) {
        return write(t -> {
            OrderRepository orders = new OrderRepository(t);
            Order order = Order.market("o-" + id, Samples.BTC_USD, side, quantity, NOW);
            orders.insert(new OrderOwner(1, portfolio, instrument), order, null);
            Fill fill = new Fill(id, 10, quantity, 1, new Fee(Samples.USD, fee), NOW);
            return orders.insertTrade(order, fill);
        });
    }

    @Test
    void refusesRowsOfAPortfolioThatIsNotThere() {
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () -> run(t -> new PortfolioRepository(t).saveBalance(NO_SUCH_ROW, asset, 1, NOW)));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t ->
                                new PortfolioRepository(t)
                                        .savePosition(
                                                portfolio, NO_SUCH_ROW, Position.FLAT, 0, NOW)));
    }

    private long balance() {
        return read(t -> new PortfolioRepository(t).balances(portfolio)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void saveBalance(long amount, long at) {
        run(t -> new PortfolioRepository(t).saveBalance(portfolio, asset, amount, at));
    }

    private Position position() {
        return read(t -> new PortfolioRepository(t).position(portfolio, instrument));
    }

    private void savePosition(Position position, long at) {
        run(t -> new PortfolioRepository(t).savePosition(portfolio, instrument, position, 7, at));
    }
}
