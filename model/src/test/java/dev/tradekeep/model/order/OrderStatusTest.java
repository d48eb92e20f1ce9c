package dev.tradekeep.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {
    @Test
    void everyStatusIsReachedFromTheFirst() {
        assertThat(reachableFrom(OrderStatus.INITIALIZED))
                .containsExactlyInAnyOrder(OrderStatus.values());
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyOrderCanEnd(OrderStatus status) {
        assertThat(reachableFrom(status)).anyMatch(OrderStatus::isTerminal);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void nothingBecomesInitializedAgain(OrderStatus status) {
        assertThat(status.canBecome(OrderStatus.INITIALIZED)).isFalse();
    }

    @Test
    void onlyALateFillReopensAnEndedOrder() {
        Set<OrderStatus> lateFill = EnumSet.of(OrderStatus.PARTIALLY_FILLED, OrderStatus.FILLED);

        assertThat(OrderStatus.CANCELED.next()).isEqualTo(lateFill);
        assertThat(OrderStatus.EXPIRED.next()).isEqualTo(lateFill);
        assertThat(OrderStatus.DENIED.next()).isEmpty();
        assertThat(OrderStatus.REJECTED.next()).isEmpty();
        assertThat(OrderStatus.FILLED.next()).isEmpty();
    }

    @Test
    void everyOrderThatMayTradeIsOpen() {
        assertThat(OrderStatus.values())
                .filteredOn(OrderStatus::isOpen)
                .containsExactlyInAnyOrder(
                        OrderStatus.SUBMITTED,
                        OrderStatus.ACCEPTED,
                        OrderStatus.TRIGGERED,
                        OrderStatus.PENDING_UPDATE,
                        OrderStatus.PENDING_CANCEL,
                        OrderStatus.PARTIALLY_FILLED,
                        OrderStatus.UNKNOWN)
                .allMatch(status -> status.canBecome(OrderStatus.FILLED));
    }

    private static Set<OrderStatus> reachableFrom(OrderStatus start) {
        Set<OrderStatus> seen = EnumSet.of(start);
        Deque<OrderStatus> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (OrderStatus next : open.remove().next()) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }
}
