package dev.tradekeep.model.instrument;

import java.util.Locale;

/** Whether an exchange still lists an instrument. */
public enum InstrumentStatus {
    TRADING,
    DELISTED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in the books. */
    public String label() {
        return label;
    }

    /** The status of a {@link #label}. */
    public static InstrumentStatus of(String label) {
        return label.equals(TRADING.label) ? TRADING : valueOf(label.toUpperCase(Locale.ROOT));
    }
}
