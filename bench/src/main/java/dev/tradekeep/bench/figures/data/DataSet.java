package dev.tradekeep.bench.figures.data;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The files of one scale in the cache folder. They are made once for a schema and a version of the
 * data; nobody changes their rows.
 *
 * @param folder where they lie
 */
public record DataSet(Path folder, Sizes sizes) {
    /** Goes up when the rows or the files change. */
    private static final String VERSION = "2";

    /**
     * The files of a scale, made when they are not there.
     *
     * @param progress hears of each step
     * @throws Unavailable when they cannot be made, such as for want of room
     */
    public static DataSet of(Sizes sizes, Consumer<String> progress) throws Unavailable {
        List<String> inputs = new ArrayList<>(List.of(VERSION, sizes.text()));
        for (Migration migration : MigrationCatalogue.load().migrations()) {
            inputs.add(migration.checksum());
        }
        Path folder =
                Built.folder(
                        "figures-" + sizes.text(), inputs, made -> make(made, sizes, progress));
        return new DataSet(folder, sizes);
    }

    /** Our books. */
    public Path books() {
        return books(folder);
    }

    /** The same rows as they would be without our work. */
    public Path before() {
        return before(folder);
    }

    private static void make(Path folder, Sizes sizes, Consumer<String> progress)
            throws IOException {
        progress.accept("making the data of scale " + sizes.text() + ", once");
        BooksFile.make(books(folder), sizes, progress);
        progress.accept("copying its rows into tables without indexes");
        BeforeFile.make(before(folder), books(folder));
    }

    private static Path books(Path folder) {
        return folder.resolve("books.db");
    }

    private static Path before(Path folder) {
        return folder.resolve("before.db");
    }
}
