package dev.tradekeep.market.series.load;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.ImportedFile;
import dev.tradekeep.market.series.SeriesRef;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one series.
 *
 * @param into the series
 * @param onConflict what a row does that is there with other values
 * @param madeSeries whether the series was made for them, so that it goes when they do
 * @param file that they are of; null for candles that are built
 * @param complete whether all of them are there: then they go in whatever happens
 * @param rowsDone how many of the first packed ones are in the series
 * @param appended what became of those that are in it
 * @param rejected rows left out so far
 * @param rounded rows with a number that was rounded
 */
record StagedLoad(
        long id,
        SeriesRef into,
        ConflictPolicy onConflict,
        boolean madeSeries,
        @Nullable ImportedFile file,
        boolean complete,
        int rowsDone,
        Appended appended,
        long rejected,
        long rounded) {}
