package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.MigrationFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for {@link LintRule}s in migrations. Text alone does not say what a statement means, so the
 * files are also run in memory, after Tradekeep's own and after those before them in their folder.
 */
public final class MigrationLinter {
    /** The first of Tradekeep's own: the folder that holds it is ours. */
    private static final String OUR_FIRST = "000_migrations.sql";

    private final MigrationCatalogue ours;

    /**
     * @param ours what a user's migrations build on
     */
    public MigrationLinter(MigrationCatalogue ours) {
        this.ours = ours;
    }

    /**
     * Looks at one file or at all files of a folder.
     *
     * @return what was found, by file and line; empty when all is well
     * @throws dev.tradekeep.model.error.TradekeepException when there is no such file, or one
     *     cannot be read
     */
    public List<LintFinding> lint(Path fileOrFolder) {
        boolean one = Files.isRegularFile(fileOrFolder);
        Path folder = one ? fileOrFolder.toAbsolutePath().getParent() : fileOrFolder;
        List<Path> all = folder == null ? List.of(fileOrFolder) : MigrationFolder.inOrder(folder);
        boolean isOurs =
                all.stream().anyMatch(path -> path.getFileName().toString().equals(OUR_FIRST));
        List<LintedFile> linted = new ArrayList<>();
        try (ScratchSchema schema = new ScratchSchema()) {
            if (!isOurs) {
                ours.migrations().stream().map(Migration::sql).forEach(schema::add);
            }
            for (Path path : all) {
                boolean wanted = !one || path.getFileName().equals(fileOrFolder.getFileName());
                String text = MigrationFolder.readText(path);
                if (wanted) {
                    LintedFile file = lint(one ? fileOrFolder : path, text);
                    schema.add(file);
                    linted.add(file);
                } else {
                    schema.add(text);
                }
                if (one && wanted) {
                    break;
                }
            }
            new SchemaRules(linted, schema).check(isOurs);
        }
        return linted.stream()
                .flatMap(file -> file.findings().stream())
                .sorted(LintFinding.ORDER)
                .toList();
    }

    private static LintedFile lint(Path path, String text) {
        LintedFile file = new LintedFile(path.toString(), text);
        if (!text.stripLeading().startsWith("--") && !text.stripLeading().startsWith("/*")) {
            file.add(LintRule.NO_PURPOSE, 0, "the file begins without a comment");
        }
        TableChanges changes = new TableChanges(file);
        changes.check();
        StatementRules.check(file, changes);
        return file;
    }
}
