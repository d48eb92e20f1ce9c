package dev.tradekeep.model.instrument;

import java.util.Locale;

/** Whether an exchange still lists an instrument. */
public enum InstrumentStatus {
    TRADING,
    DELISTED;

    /** The name in the books. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a {@link #label}. */
    public static InstrumentStatus of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
