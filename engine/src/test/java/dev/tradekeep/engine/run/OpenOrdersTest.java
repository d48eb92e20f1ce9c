package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import org.junit.jupiter.api.Test;

class OpenOrdersTest {
    private final OpenOrders open = new OpenOrders();

    @Test
    void keepsOrdersOldestFirstWithTheirLatestState() {
        Order first = submitted("a");
        open.put(first, 1);
        open.put(submitted("b"), 1);
        Order accepted = first.apply(new OrderEvent.Accepted(2, "S-a"));
        open.put(accepted, 2);
        assertThat(open.orders()).extracting(Order::clientOrderId).containsExactly("a", "b");
        assertThat(open.get("a")).isEqualTo(new OpenOrders.Tracked(accepted, 2));
    }

    @Test
    void forgetsAnOrderThatHasEnded() {
        Order order = submitted("a");
        open.put(order, 1);
        assertThat(open.isEmpty()).isFalse();
        open.put(order.apply(new OrderEvent.Expired(2)), 2);
        assertThat(open.isEmpty()).isTrue();
        assertThat(open.orders()).isEmpty();
    }

    @Test
    void refusesAnOrderItDoesNotKnow() {
        assertThatThrownBy(() -> open.get("x"))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("order x");
    }

    private static Order submitted(String id) {
        return Order.market(id, EngineBooks.BTC_USD, Side.BUY, 1, 0)
                .apply(new OrderEvent.Submitted(1));
    }
}
