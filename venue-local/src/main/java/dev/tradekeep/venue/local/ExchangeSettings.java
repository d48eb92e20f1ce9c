package dev.tradekeep.venue.local;

import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.fault.FaultSpec;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.market.MarketMaker.Replay;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange is made of.
 *
 * @param port 0 for any that is free
 * @param feeAsset what fees are paid in as long as there is some; null for what is received
 * @param seed of the prices
 * @param venue how Binance's protocol is spoken
 * @param bybit how Bybit's is
 * @param faults that are on from the beginning
 * @param historyMinutes how many minutes of candles a market has when it opens
 */
public record ExchangeSettings(
        String host,
        int port,
        List<Listing> listings,
        List<Member> members,
        FeeRates fees,
        @Nullable String feeAsset,
        long seed,
        VenueSettings venue,
        BybitSettings bybit,
        List<FaultSpec> faults,
        int historyMinutes) {
    /** How many minutes of history a market has unless more are wanted: thirty days. */
    public static final int HISTORY_MINUTES = 30 * 24 * 60;

    /** One with the usual history. */
    public ExchangeSettings(
            String host,
            int port,
            List<Listing> listings,
            List<Member> members,
            FeeRates fees,
            @Nullable String feeAsset,
            long seed,
            VenueSettings venue,
            BybitSettings bybit,
            List<FaultSpec> faults) {
        this(
                host,
                port,
                listings,
                members,
                fees,
                feeAsset,
                seed,
                venue,
                bybit,
                faults,
                HISTORY_MINUTES);
    }

    /**
     * A symbol.
     *
     * @param startPrice the price at which it begins to move, in units of 10<sup>-8</sup>
     * @param replay where its price comes from; null for chance
     */
    public record Listing(SymbolRules rules, long startPrice, @Nullable Replay replay) {
        /** One whose price moves by chance. */
        public Listing(SymbolRules rules, long startPrice) {
            this(rules, startPrice, null);
        }
    }

    /**
     * Somebody who may trade.
     *
     * @param balances by asset, in units of 10<sup>-8</sup>
     */
    public record Member(String key, Credential credential, Map<String, Long> balances) {}
}
