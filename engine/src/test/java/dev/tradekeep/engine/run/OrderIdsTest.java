package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.Order;
import org.junit.jupiter.api.Test;

class OrderIdsTest {
    @Test
    void countsFromOneWithinTheRun() {
        OrderIds ids = new OrderIds(7);
        assertThat(ids.next()).isEqualTo("T7-000001");
        assertThat(ids.next()).isEqualTo("T7-000002");
    }

    @Test
    void sortsAsTextInTheOrderOfTimeUpToAMillion() {
        OrderIds ids = new OrderIds(1);
        String previous = "";
        for (int i = 0; i < 999_999; i++) {
            String next = ids.next();
            assertThat(next.compareTo(previous)).isPositive();
            previous = next;
        }
        assertThat(previous).isEqualTo("T1-999999");
        assertThat(ids.next()).as("beyond it stays unique").isEqualTo("T1-1000000");
    }

    @Test
    void fitsTheExchangesEvenForTheLargestRun() {
        assertThat(new OrderIds(Long.MAX_VALUE).next())
                .hasSizeLessThanOrEqualTo(Order.CLIENT_ORDER_ID_LENGTH_MAX);
    }
}
