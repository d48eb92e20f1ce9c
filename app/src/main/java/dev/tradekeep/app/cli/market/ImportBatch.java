package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * The files of one command, each imported whole or not at all. Where bad rows are left out, so are
 * files that cannot be imported, and they are named; else the first one ends it, and what has been
 * imported is said.
 */
final class ImportBatch {
    private final ErrorPolicy onError;
    private final int files;
    private final PrintWriter err;
    private int imported;
    private int refused;

    /**
     * @param files how many there are
     */
    ImportBatch(ErrorPolicy onError, int files, PrintWriter err) {
        this.onError = onError;
        this.files = files;
        this.err = err;
    }

    /**
     * Imports one.
     *
     * @throws TradekeepException of a file that ends the command
     */
    void run(Path file, Runnable importer) {
        try {
            importer.run();
            imported++;
        } catch (TradekeepException e) {
            if (onError == ErrorPolicy.STOP || files == 1 || !isOfFile(e.code())) {
                sayKept(e.code());
                throw e;
            }
            refused++;
            err.println("left out: " + file + ": " + e.getMessage());
        }
    }

    /** What is wrong with one file says nothing of the next one. */
    private static boolean isOfFile(ErrorCode code) {
        return code.kind() == ErrorCode.Kind.USER;
    }

    private void sayKept(ErrorCode code) {
        if (imported > 0) {
            err.println(
                    Numbers.count(imported)
                            + " of "
                            + Numbers.count(files)
                            + " files are imported and kept; importing them again changes nothing");
        } else if (code == ErrorCode.INTERRUPTED) {
            err.println("nothing was imported");
        }
    }

    /**
     * Ends the command.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_MALFORMED} when no file was imported
     */
    void end() {
        if (refused > 0 && imported == 0) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    "None of " + Numbers.count(files) + " files could be imported.");
        }
        if (refused > 0) {
            err.println(
                    Numbers.count(refused)
                            + " of "
                            + Numbers.count(files)
                            + " files were left out");
        }
    }
}
