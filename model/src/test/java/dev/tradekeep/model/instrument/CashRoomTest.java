package dev.tradekeep.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CashRoomTest {
    private static final Asset USD = new Asset("USD", 8);

    @Test
    void whatFitsCanBeBoughtAndWhatDoesNotIsSaidWithTheMostThatDoes() {
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            int priceScale = random.nextInt(9);
            int quantityScale = random.nextInt(9);
            int baseScale = quantityScale + random.nextInt(9 - quantityScale);
            Instrument instrument =
                    new Instrument(
                            "X/USD",
                            new Asset("X", baseScale),
                            new Asset("USD", random.nextInt(9)),
                            priceScale,
                            quantityScale,
                            1,
                            1,
                            0,
                            0);
            // From one unit, 0.00000001 at most decimals, to nine quintillion.
            long price = (1 + random.nextLong(9_000_000_000_000_000_000L)) >>> random.nextInt(63);
            long cash = random.nextLong(Long.MAX_VALUE / 2) >>> random.nextInt(62);
            price = Math.max(1, price);
            long most = CashRoom.most(instrument, price);
            if (cash > most) {
                refused++;
                assertRefused(instrument, cash, price);
                cash = most;
            }
            CashRoom.require(instrument, cash, price);
            long quantity = instrument.quantityFor(cash, price);
            long back = instrument.notional(price, quantity);
            assertThat(back).isLessThanOrEqualTo(cash);
            assertThat(instrument.baseAmount(quantity)).isNotNegative();
            if (most < Long.MAX_VALUE / 2) {
                assertRefused(instrument, most + 1, price);
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static void assertRefused(Instrument instrument, long cash, long price) {
        assertThatThrownBy(() -> CashRoom.require(instrument, cash, price))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE));
    }

    @Test
    void theMessageHasTheNumberAndWhatToDo() {
        Instrument dust = new Instrument("DUST/USD", new Asset("DUST", 8), USD, 8, 8, 1, 1, 0, 0);
        assertThatThrownBy(() -> CashRoom.require(dust, 10_000_000_000_000L, 34))
                .hasMessageContaining("With 100000 USD and a price of 0.00000034")
                .hasMessageContaining("At most 15679.73246265 USD fit");
        assertThatThrownBy(() -> CashRoom.parse("cash", "1e12", USD))
                .hasMessage(
                        "Wanted at most 46116860184.27387903 USD as cash, found 1e12: USD has 8"
                                + " decimals, and an amount must fit 64 bits twice. Give less.");
        assertThatThrownBy(() -> CashRoom.parse("cash", "0", USD))
                .hasMessage("Wanted an amount above 0 as cash, found 0.");
        assertThatCode(() -> CashRoom.parse("cash", "46116860184.27387903", USD))
                .doesNotThrowAnyException();
    }
}
