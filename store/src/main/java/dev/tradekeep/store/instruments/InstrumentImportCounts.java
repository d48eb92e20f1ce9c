package dev.tradekeep.store.instruments;

/**
 * What became of the rows of a file of instruments.
 *
 * @param fileName without its folder
 * @param fileSha256 of the file as it lay on disk, in hex
 * @param exchange the only exchange that was imported; empty for all of the file
 * @param inserted instruments that are new
 * @param updated instruments of which something changed
 * @param unchanged instruments that were there already, the same
 * @param rejected rows left out
 */
public record InstrumentImportCounts(
        String fileName,
        String fileSha256,
        String exchange,
        long inserted,
        long updated,
        long unchanged,
        long rejected) {}
