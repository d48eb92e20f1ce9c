package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows about the text of a file; null means: find out.
 *
 * @param skipLines lines before the first record that are not looked at
 * @param delimiter between the columns of CSV
 * @param sort whether rows are brought into the order of time; those of a file that is newest first
 *     always are
 */
public record TextOptions(
        @Nullable Integer skipLines, @Nullable Character delimiter, boolean sort) {
    static final TextOptions DETECT = new TextOptions(null, null, false);

    public TextOptions {
        if (skipLines != null && skipLines < 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a number of lines to skip from 0, found " + skipLines + ".");
        }
    }
}
