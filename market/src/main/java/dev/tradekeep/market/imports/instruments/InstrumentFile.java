package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.market.imports.FileHash;
import dev.tradekeep.market.imports.FilePart;
import dev.tradekeep.market.imports.FileTexts;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import dev.tradekeep.store.text.ReadProgress;
import dev.tradekeep.store.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of instruments as LEAN's symbol-properties database has it: CSV, plain, gzipped, or in the
 * entries of a zip.
 *
 * @param records in the order of the file
 * @param sha256 of the file as it lies on disk, in hex
 */
record InstrumentFile(List<InstrumentRecord> records, String sha256) {
    /** A file with more records is refused. */
    static final int RECORDS_MAX = 200_000;

    /**
     * Reads a file.
     *
     * @param market the only one that is wanted; null for all
     * @throws TradekeepException when the file is missing, cannot be read, is damaged, not UTF-8,
     *     without the columns of instruments, too large, or knows nothing of the market
     */
    static InstrumentFile read(Path path, @Nullable String market, ReadProgress progress) {
        TextFile.requireRegular(path);
        try (FileHash hash = FileHash.start(path)) {
            List<InstrumentRecord> records = new ArrayList<>();
            FileTexts.forEach(
                    path,
                    progress,
                    part -> records(part).forEach(record -> take(record, market, records)));
            if (market != null && records.isEmpty()) {
                throw new TradekeepException(
                        ErrorCode.NOT_FOUND,
                        path + ": wanted instruments of " + market + ", found none.");
            }
            return new InstrumentFile(records, hash.sha256());
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
    }

    private static InstrumentRecords records(FilePart part) {
        return switch (part) {
            case FilePart.Text text -> new InstrumentRecords(text.source(), text.text());
            case FilePart.Parquet file ->
                    throw FileFailure.malformed(
                            file.source(), "wanted CSV with a header, found Parquet");
        };
    }

    private static void take(
            InstrumentRecord record, @Nullable String market, List<InstrumentRecord> records) {
        if (market != null && !market.equals(record.market())) {
            return;
        }
        if (records.size() == RECORDS_MAX) {
            throw FileFailure.malformed(
                    record.source(), record.line(), "more than " + RECORDS_MAX + " instruments");
        }
        records.add(record);
    }
}
