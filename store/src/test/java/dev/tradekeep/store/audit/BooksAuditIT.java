package dev.tradekeep.store.audit;

import static dev.tradekeep.store.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.testing.BooksIT;
import dev.tradekeep.store.testing.LeakCheck;
import dev.tradekeep.store.testing.PlainSql;
import dev.tradekeep.store.testing.TestBooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The check that positions are what their changes led to, on books with exactly one fault. */
@ExtendWith(LeakCheck.class)
class BooksAuditIT extends BooksIT {
    private static final String CHECK = "books.position-changes";

    @BeforeEach
    void tradeTwice() {
        World world = makeWorld();
        OrderOwner owner = new OrderOwner(world.runId(), world.portfolioId(), world.listed().id());
        trade(owner, Side.BUY, 5, new Position(5, 50, 0));
        trade(owner, Side.SELL, 2, new Position(3, 30, 4));
    }

    @Test
    void findsNothingInBooksThatAgree() {
        assertThat(problems()).isEmpty();
        assertThat(check().rows()).isEqualTo(2);
    }

    @Test
    void findsAPositionThatIsNotWhatItsLastChangeLedTo() {
        PlainSql.run(path(), "UPDATE positions SET cost = 31");

        assertThat(problems()).singleElement().asString().contains("31").contains("30");
    }

    @Test
    void findsAChangeThatDoesNotLeadWhereItSays() {
        PlainSql.run(path(), "UPDATE position_changes SET quantity_change = -1 WHERE trade_id = 2");

        assertThat(problems()).singleElement().asString().contains("trade 2");
    }

    @Test
    void findsAChangeThatIsMissing() {
        PlainSql.run(path(), "DELETE FROM position_changes WHERE trade_id = 2");

        assertThat(problems()).hasSize(1);
    }

    @Test
    void findsAPositionThatIsMissingOrHasNoHistory() {
        PlainSql.run(path(), "PRAGMA foreign_keys = OFF; DELETE FROM positions");
        assertThat(problems()).singleElement().asString().contains("no position");

        PlainSql.run(
                path(),
                "DELETE FROM position_changes; INSERT INTO positions VALUES (1, 1, 3, 30, 4, 0)");
        assertThat(problems()).hasSize(1);
    }

    private List<String> problems() {
        return check().problems();
    }

    private CheckResult check() {
        return read(t -> new BooksAudit(t).run()).stream()
                .filter(check -> check.id().equals(CHECK))
                .findFirst()
                .orElseThrow();
    }

    private void trade(OrderOwner owner, Side side, long quantity, Position after) {
        run(t -> {
            OrderRepository orders = new OrderRepository(t);
            PortfolioRepository portfolios = new PortfolioRepository(t);
            Order order = Order.market("o-" + side, TestBooks.BTC_USD, side, quantity, NOW);
            orders.insert(owner, order);
            Fee fee = new Fee(TestBooks.USD, 0);
            long id = orders.insertTrade(order, new Fill("T-" + side, 10, quantity, 1, fee, NOW));
            portfolios.savePosition(owner.portfolioId(), owner.instrumentId(), after, NOW);
            portfolios.addChange(
                    owner.portfolioId(),
                    owner.instrumentId(),
                    id,
                    side.sign() * quantity,
                    after,
                    NOW);
        });
    }
}
