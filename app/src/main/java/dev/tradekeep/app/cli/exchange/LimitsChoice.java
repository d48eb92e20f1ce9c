package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.venue.local.binance.LimitSettings;

/** How much clients may ask for. */
enum LimitsChoice {
    /** Enough for many clients on one machine. */
    LOCAL(LimitSettings.LOCAL),
    /** What the real venue allows. */
    BINANCE(LimitSettings.STANDARD),
    /** Anything. */
    OFF(LimitSettings.OFF);

    private final LimitSettings settings;

    LimitsChoice(LimitSettings settings) {
        this.settings = settings;
    }

    LimitSettings settings() {
        return settings;
    }
}
