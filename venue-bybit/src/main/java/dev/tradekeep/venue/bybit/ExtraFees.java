package dev.tradekeep.venue.bybit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Taxes that come on top of a fee in some countries.
 *
 * @param sameCurrency what is paid in the currency of the fee
 * @param others what is paid in others, in words
 */
record ExtraFees(BigDecimal sameCurrency, List<String> others) {
    static final ExtraFees NONE = new ExtraFees(BigDecimal.ZERO, List.of());

    ExtraFees {
        others = List.copyOf(others);
    }

    /**
     * @param rows an array, or a text when there are none
     */
    static ExtraFees of(JsonNode rows, String feeCurrency) {
        if (!rows.isArray() || rows.isEmpty()) {
            return NONE;
        }
        BigDecimal same = BigDecimal.ZERO;
        List<String> others = new ArrayList<>();
        for (JsonNode row : rows) {
            BigDecimal fee = Fields.amount(row, "fee");
            String coin = Fields.text(row, "feeCoin");
            if (coin.equals(feeCurrency)) {
                same = same.add(fee);
            } else if (fee.signum() != 0) {
                others.add("a " + Fields.text(row, "feeType") + " in " + coin);
            }
        }
        return new ExtraFees(same, others);
    }
}
