package dev.tradekeep.store.instruments;

import java.util.Locale;

/** Whether money can be lost there. */
public enum ExchangeKind {
    SIMULATED,
    LIVE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
