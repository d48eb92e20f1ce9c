package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;

/** How much clients may ask for. */
enum LimitsChoice {
    /** Enough for many clients on one machine. */
    LOCAL(LimitSettings.LOCAL, BybitSettings.LOCAL),
    /** What the real venues allow. */
    REAL(LimitSettings.STANDARD, BybitSettings.STANDARD),
    /** Anything. */
    OFF(LimitSettings.OFF, BybitSettings.OFF);

    private final LimitSettings settings;
    private final BybitSettings bybit;

    LimitsChoice(LimitSettings settings, BybitSettings bybit) {
        this.settings = settings;
        this.bybit = bybit;
    }

    LimitSettings settings() {
        return settings;
    }

    BybitSettings bybit() {
        return bybit;
    }
}
