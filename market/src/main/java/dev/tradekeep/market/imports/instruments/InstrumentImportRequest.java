package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.ErrorPolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which instruments to import, and how.
 *
 * @param exchange the only one of the file that is wanted; null for all
 * @param onError what a bad row does
 * @param delistMissing whether instruments that the file no longer has, of the exchanges that it
 *     has, become delisted; not together with {@link ErrorPolicy#SKIP}, because a row that was left
 *     out is not one that is missing
 */
public record InstrumentImportRequest(
        Path file, @Nullable String exchange, ErrorPolicy onError, boolean delistMissing) {}
