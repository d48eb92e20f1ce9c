package dev.tradekeep.engine.backtest;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;

/**
 * What an account of a backtest has of an asset for a reason.
 *
 * @param portfolio index of the portfolio whose books they are
 * @param amount asset units, not 0
 */
public record LedgerSum(
        int portfolio, LedgerAccount account, Asset asset, Posting.Reason reason, long amount) {}
