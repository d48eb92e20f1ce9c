package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final long CASH = 1_000_000;
    private static final int SEEDS = 200;
    private static final int FILLS = 50;

    private final Holdings start = new Holdings(EngineBooks.BTC_USD, 0, CASH, Position.FLAT);

    @Test
    void paysForABuyAndItsFee() {
        Holdings after = start.after(Side.BUY, fill(1_000, 15_000, 15_000, TestBooks.USD, 15));
        assertThat(after.balance(TestBooks.USD)).isEqualTo(CASH - 15_000 - 15);
        assertThat(after.balance(TestBooks.BTC)).isEqualTo(150_000_000);
        assertThat(after.position()).isEqualTo(new Position(15_000, 15_000, 0));
        // 1.5 × 110.0 next to the cash
        assertThat(after.equity(1_100)).isEqualTo(CASH - 15_015 + 16_500);
    }

    @Test
    void paysAFeeInWhatItBought() {
        Holdings after = start.after(Side.BUY, fill(1_000, 15_000, 15_000, TestBooks.BTC, 7));
        assertThat(after.balance(TestBooks.USD)).isEqualTo(CASH - 15_000);
        assertThat(after.balance(TestBooks.BTC)).isEqualTo(149_999_993);
    }

    @Test
    void holdsNothingOfAnotherAsset() {
        assertThat(start.balance(new Asset("ETH", 8))).isZero();
    }

    @Test
    void refusesAFeeThatNeitherAssetPays() {
        assertThatThrownBy(() -> start.after(Side.BUY, fill(1, 1, 1, new Asset("BNB", 8), 1)))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessageContaining("BNB");
    }

    @Test
    void losesNothingOverAnyHistoryOfFills() {
        for (int seed = 0; seed < SEEDS; seed++) {
            check(new SplittableRandom(seed), "seed " + seed);
        }
    }

    /** The same history in decimals: cash, coins and equity must agree to the last digit. */
    private void check(SplittableRandom random, String seed) {
        Instrument instrument = EngineBooks.BTC_USD;
        Holdings holdings = start;
        BigDecimal cash = BigDecimal.valueOf(CASH, 2);
        BigDecimal coins = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (int i = 0; i < FILLS; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 1L + random.nextInt(100_000);
            long quantity = 1L + random.nextInt(100_000);
            long notional = instrument.notional(price, quantity);
            long fee = random.nextInt(-5, 100);
            holdings = holdings.after(side, fill(price, quantity, notional, TestBooks.USD, fee));

            BigDecimal sign = BigDecimal.valueOf(side.sign());
            BigDecimal paid =
                    BigDecimal.valueOf(price, 1)
                            .multiply(BigDecimal.valueOf(quantity, 4))
                            .setScale(2, RoundingMode.HALF_EVEN);
            coins = coins.add(sign.multiply(BigDecimal.valueOf(quantity, 4)));
            cash = cash.subtract(sign.multiply(paid)).subtract(BigDecimal.valueOf(fee, 2));
            fees = fees.add(BigDecimal.valueOf(fee, 2));

            BigDecimal worth =
                    BigDecimal.valueOf(price, 1)
                            .multiply(coins)
                            .setScale(2, RoundingMode.HALF_EVEN);
            assertThat(BigDecimal.valueOf(holdings.quoteBalance(), 2)).as(seed).isEqualTo(cash);
            assertThat(BigDecimal.valueOf(holdings.baseBalance(), 8))
                    .as(seed)
                    .isEqualByComparingTo(coins);
            assertThat(BigDecimal.valueOf(holdings.equity(price), 2))
                    .as(seed)
                    .isEqualTo(cash.add(worth));
            Position position = holdings.position();
            assertThat(BigDecimal.valueOf(CASH + position.realizedPnl() - position.cost(), 2))
                    .as(seed)
                    .isEqualTo(cash.add(fees));
        }
    }

    private static Fill fill(long price, long quantity, long notional, Asset feeAsset, long fee) {
        return new Fill("t", price, quantity, notional, new Fee(feeAsset, fee), 0);
    }
}
