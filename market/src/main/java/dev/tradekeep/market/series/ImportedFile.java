package dev.tradekeep.market.series;

/**
 * A file that is imported.
 *
 * @param name without its folder
 * @param sha256 of its bytes, in hex
 */
public record ImportedFile(String name, String sha256) {}
