package dev.tradekeep.store.market;

/**
 * What became of the rows of one file.
 *
 * @param fileName without its folder
 * @param fileSha256 of the file as it lay on disk, in hex
 * @param inserted candles that are new
 * @param unchanged candles that were there already, with the same values
 * @param rejected rows left out
 * @param rounded candles whose volume was rounded
 */
public record DataImport(
        String fileName,
        String fileSha256,
        long inserted,
        long unchanged,
        long rejected,
        long rounded) {}
