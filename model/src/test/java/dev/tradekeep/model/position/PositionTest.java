package dev.tradekeep.model.position;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.model.testing.Property.anyPositive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Instrument BTC_USD =
            new Instrument("BTC/USD", new Asset("BTC", 8), new Asset("USD", 2), 2, 4, 1, 1, 0, 0);

    @Test
    void averagesWhatIsBought() {
        Position position =
                Position.FLAT.apply(Side.BUY, 10_000, 10_000).apply(Side.BUY, 10_000, 20_000);

        assertThat(position).isEqualTo(new Position(20_000, 30_000, 0));
        assertThat(position.isLong()).isTrue();
        assertThat(position.averagePrice(BTC_USD)).hasValue(15_000);
        assertThat(position.unrealizedPnl(BTC_USD, 16_000)).isEqualTo(2_000);
    }

    @Test
    void earnsFromAFallingPriceWhenShort() {
        Position position = Position.FLAT.apply(Side.SELL, 10_000, 20_000);

        assertThat(position).isEqualTo(new Position(-10_000, -20_000, 0));
        assertThat(position.isShort()).isTrue();
        assertThat(position.averagePrice(BTC_USD)).hasValue(20_000);
        assertThat(position.unrealizedPnl(BTC_USD, 15_000)).isEqualTo(5_000);
        assertThat(position.apply(Side.BUY, 10_000, 15_000)).isEqualTo(new Position(0, 0, 5_000));
    }

    @Test
    void releasesTheCostOfWhatIsClosed() {
        Position position = new Position(3, 100, 0).apply(Side.SELL, 1, 50);

        assertThat(position).isEqualTo(new Position(2, 67, 17));
        assertThat(position.apply(Side.SELL, 2, 100)).isEqualTo(new Position(0, 0, 50));
    }

    @Test
    void flipsThroughZeroWithTheRemainderOnTheOpeningPart() {
        Position position = new Position(1, 30, 0).apply(Side.SELL, 3, 100);

        assertThat(position).isEqualTo(new Position(-2, -67, 3));
        assertThat(position.apply(Side.BUY, 3, 90)).isEqualTo(new Position(1, 30, 10));
    }

    @Test
    void isFlatWithoutAnAveragePriceAfterAFullClose() {
        Position position = Position.FLAT.apply(Side.BUY, 7, 70).apply(Side.SELL, 7, 71);

        assertThat(position.isFlat()).isTrue();
        assertThat(position.averagePrice(BTC_USD)).isEmpty();
        assertThat(position.unrealizedPnl(BTC_USD, 100)).isZero();
    }

    @Test
    void losesNothingOverAnyHistory() {
        Property.check(
                2_000,
                random -> {
                    int bits = random.nextInt(3, 52);
                    Position position = Position.FLAT;
                    NaivePosition naive = new NaivePosition();
                    for (int step = 0; step < 50; step++) {
                        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                        long quantity = anyQuantity(random, position, bits);
                        long notional = anyPositive(random, bits) - 1;
                        position = position.apply(side, quantity, notional);
                        naive.apply(side, quantity, notional);
                        assertThat(position.quantity()).isEqualTo(naive.quantity.longValueExact());
                        assertThat(position.cost()).isEqualTo(naive.cost.longValueExact());
                        assertThat(position.realizedPnl() - position.cost())
                                .as("sum of cash flows")
                                .isEqualTo(naive.cash.longValueExact());
                    }
                });
    }

    /** Often exactly the open quantity, so that full closes are common. */
    private static long anyQuantity(SplittableRandom random, Position position, int bits) {
        return !position.isFlat() && random.nextInt(4) == 0
                ? Math.abs(position.quantity())
                : anyPositive(random, bits);
    }

    @Test
    void refusesFillsOfNothing() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Position.FLAT.apply(Side.BUY, 0, 1));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Position.FLAT.apply(Side.BUY, 1, -1));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Position full = new Position(Long.MAX_VALUE, Long.MAX_VALUE, 0);

        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> full.apply(Side.BUY, 1, 0));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> new Position(Long.MIN_VALUE, 0, 0));
        assertThat(full.apply(Side.SELL, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Position.FLAT);
    }

    @Test
    void refusesACostOfTheOtherSign() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Position(1, -1, 0));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Position(0, 1, 0));
    }

    /** The same rules in decimals: opens, closes a share, keeps the cash apart. */
    private static final class NaivePosition {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal cash = BigDecimal.ZERO;

        void apply(Side side, long fillQuantity, long fillNotional) {
            BigDecimal sign = BigDecimal.valueOf(side.sign());
            BigDecimal fill = BigDecimal.valueOf(fillQuantity);
            BigDecimal notional = BigDecimal.valueOf(fillNotional);
            cash = cash.subtract(sign.multiply(notional));
            boolean closes = quantity.signum() == -side.sign();
            BigDecimal closing = closes ? fill.min(quantity.abs()) : BigDecimal.ZERO;
            if (closes) {
                cost = cost.subtract(share(cost, closing, quantity.abs()));
            }
            BigDecimal opening = notional.subtract(share(notional, closing, fill));
            if (closing.compareTo(fill) < 0) {
                cost = cost.add(sign.multiply(opening));
            }
            quantity = quantity.add(sign.multiply(fill));
        }

        private static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
            return amount.multiply(part).divide(whole, 0, RoundingMode.HALF_EVEN);
        }
    }
}
