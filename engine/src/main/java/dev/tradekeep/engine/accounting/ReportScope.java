package dev.tradekeep.engine.accounting;

import java.util.Set;

/**
 * What a report is of.
 *
 * @param portfolios ids; empty for all but those of backtests
 * @param currency the id of the asset that amounts of a row are in; {@link #ANY} for all
 */
public record ReportScope(
        LotMethod method, ReportPeriod period, Set<Long> portfolios, long currency) {
    /** Whatever a row is counted in. */
    public static final long ANY = 0;

    public ReportScope {
        portfolios = Set.copyOf(portfolios);
    }

    boolean wantsCurrency(long asset) {
        return currency == ANY || currency == asset;
    }
}
