package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.time.Micros;
import java.math.BigDecimal;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Numbers and times of XChange in ours, exactly. */
final class XChangeNumbers {
    private XChangeNumbers() {}

    /**
     * A number.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when it does not fit
     */
    static Decimal decimal(BigDecimal number) {
        return Decimal.parse(number.stripTrailingZeros().toPlainString());
    }

    /** A number that may not be there, or be 0 for that. */
    static @Nullable Decimal positiveOrNull(@Nullable BigDecimal number) {
        return number == null || number.signum() <= 0 ? null : decimal(number);
    }

    static Decimal orZero(@Nullable BigDecimal number) {
        return number == null ? Decimal.ZERO : decimal(number);
    }

    /** UTC microseconds; 0 when there is no time. */
    static long micros(@Nullable Date time) {
        return time == null ? 0 : Micros.of(time.toInstant());
    }
}
