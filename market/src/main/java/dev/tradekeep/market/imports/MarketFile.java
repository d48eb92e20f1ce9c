package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.time.TimeOptions;
import dev.tradekeep.market.imports.time.TimeText;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import dev.tradekeep.store.text.ReadProgress;
import dev.tradekeep.store.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of candles, trades or quotes: CSV or JSON, plain, gzipped, or in the entries of a zip, or
 * Parquet, told apart by content.
 *
 * <p>It is read twice, as a stream, in constant memory: {@link #survey} finds out how it is written
 * and what is in it, {@link #read} hands on every row as exact numbers. Nothing is kept open
 * between calls. An object may be shared between threads; each call runs on the thread that makes
 * it.
 *
 * <p>Both throw a {@link TradekeepException} that names the file, and the line where there is one:
 * {@link ErrorCode#FILE_NOT_FOUND}; {@link ErrorCode#FILE_UNREADABLE} for a folder, a missing
 * permission, a failing disk; {@link ErrorCode#FILE_MALFORMED} for content that is damaged, cut
 * short, not UTF-8 or not what was asked for; {@link ErrorCode#INVALID_ARGUMENT} for options that
 * do not suit the file.
 */
public final class MarketFile {
    private final Path path;
    private final DataKind kind;
    private final ImportOptions options;

    /** A file that is looked at when it is surveyed, not before. */
    public MarketFile(Path path, DataKind kind, ImportOptions options) {
        this.path = path;
        this.kind = kind;
        this.options = options;
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** Reads the whole file once and says what it is. */
    public FileSurvey survey(ReadProgress progress) {
        TextFile.requireRegular(path);
        try (FileHash hash = FileHash.start(path)) {
            long fileBytes = Files.size(path);
            long modifiedMillis = modifiedMillis();
            Survey survey = new Survey();
            FileTexts.forEach(path, progress, survey);
            String sha256 = hash.sha256();
            ChecksumFile.require(path, sha256);
            SurveyPass.Findings findings = survey.pass().findings(path.toString());
            return findings.survey(
                    fileBytes, modifiedMillis, sha256, survey.layouts, survey.options());
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
    }

    /**
     * Reads the whole file once and names the symbols whose rows it holds, in the order in which
     * they come; none when no column says so.
     */
    public List<String> symbols(ReadProgress progress) {
        TextFile.requireRegular(path);
        SymbolFilter symbols = new SymbolFilter(kind, null);
        try {
            FileTexts.forEach(
                    path,
                    progress,
                    part -> {
                        EntryLayout layout = part.layout(kind, told(part));
                        part.rows(kind, layout).forEach(symbols::takes);
                    });
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
        return symbols.seen();
    }

    /**
     * Reads the whole file a second time and hands every valid row to the sink.
     *
     * <p>When it throws, the sink has had the rows before the row at fault; it is up to the caller
     * to roll them back.
     *
     * @param survey of this file as it is now
     * @throws TradekeepException as said above; with {@link ErrorCode#FILE_MALFORMED} for a bad row
     *     under {@link ErrorPolicy#STOP}; with {@link ErrorCode#CONFLICT} when the file was changed
     *     after the survey
     */
    public ReadReport read(
            FileSurvey survey, ReadSettings settings, RowSink sink, ReadProgress progress) {
        TextFile.requireRegular(path);
        try (ReadPass pass = new ReadPass(kind, settings, survey, sink)) {
            TimeOptions times = survey.options().times();
            Iterator<EntryLayout> layouts = survey.entries().iterator();
            requireUnchanged(survey);
            FileTexts.forEach(
                    path,
                    progress,
                    part -> {
                        EntryLayout layout = layouts.next();
                        pass.startEntry(
                                part.source(),
                                new TimeText(survey.timeFormat(), times, layout.baseDate()),
                                layout.columns());
                        part.rows(kind, layout).forEach(pass);
                    });
            pass.finish();
            requireUnchanged(survey);
            return pass.report();
        } catch (IOException e) {
            throw FileFailure.of(path.toString(), e);
        }
    }

    /** The first part tells whose file it is; then all are looked through. */
    private final class Survey implements FileTexts.PartVisitor {
        private final List<EntryLayout> layouts = new ArrayList<>();
        private @Nullable ImportOptions told;
        private @Nullable SurveyPass pass;

        @Override
        public void part(FilePart part) throws IOException {
            if (told == null) {
                told = told(part);
                pass = new SurveyPass(kind, told);
            }
            EntryLayout layout = part.layout(kind, told);
            layouts.add(layout);
            pass().startEntry(part.source(), layout);
            part.rows(kind, layout).forEach(pass());
        }

        ImportOptions options() {
            return Objects.requireNonNull(told);
        }

        SurveyPass pass() {
            return Objects.requireNonNull(pass);
        }
    }

    /** The options as given, with what the profile adds that they or the file name. */
    private ImportOptions told(FilePart part) throws IOException {
        FileSample sample = part.sample(kind, options);
        FileProfile named = options.profile();
        FileProfile profile = named == null ? FileProfile.detect(sample).orElse(null) : named;
        return profile == null
                ? options
                : profile.apply(kind, part.source(), sample, options.withProfile(profile));
    }

    private void requireUnchanged(FileSurvey survey) throws IOException {
        if (Files.size(path) != survey.fileBytes() || modifiedMillis() != survey.modifiedMillis()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    path + ": the file changed while it was being imported; start again.");
        }
    }

    private long modifiedMillis() throws IOException {
        return Files.getLastModifiedTime(path).toMillis();
    }
}
