package dev.tradekeep.market.series;

/**
 * What became of the rows of one file.
 *
 * @param fileName without its folder
 * @param fileSha256 of the file as it lay on disk, in hex
 * @param inserted rows that are new
 * @param unchanged rows that were there already, or were kept as they were
 * @param replaced rows that took the place of others
 * @param rejected rows left out
 * @param rounded rows with a number that was rounded
 */
public record DataImport(
        String fileName,
        String fileSha256,
        long inserted,
        long unchanged,
        long replaced,
        long rejected,
        long rounded) {}
