package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.lint.LintFinding;
import dev.tradekeep.store.sqlite.lint.LintRule;
import dev.tradekeep.store.sqlite.lint.MigrationLinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep db lint}. */
@Command(
        name = "lint",
        description = {
            "Look for what goes wrong later in migrations: destructive statements, rebuilds in the wrong"
                    + " order, settings that do not last, missing and needless indexes. No database is needed."
                    + " Ends with 1 when there is a finding."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db lint my-migrations",
            "  tradekeep db lint my-migrations/007_add-notes.sql --json"
        })
final class DbLintCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "FILE|DIR", description = "One migration, or a folder of them.")
    private Path path;

    @Override
    public Integer call() {
        List<LintFinding> findings = new MigrationLinter(MigrationCatalogue.load()).lint(path);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(findings, out);
        } else if (findings.isEmpty()) {
            out.println("none");
        } else {
            findings.forEach(finding -> print(finding, out));
        }
        return findings.isEmpty() ? 0 : 1;
    }

    private static void print(LintFinding finding, PrintWriter out) {
        LintRule rule = finding.rule();
        out.println(
                TerminalText.oneLine(
                        finding.file()
                                + ":"
                                + finding.line()
                                + ":"
                                + finding.column()
                                + ": "
                                + rule.id()
                                + ": "
                                + finding.detail()));
        finding.excerpt().lines().forEach(line -> out.println("  " + TerminalText.oneLine(line)));
        out.println("  why: " + rule.why());
        out.println("  fix: " + rule.fix());
    }

    private static void printJson(List<LintFinding> findings, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeArrayPropertyStart("items");
                    for (LintFinding finding : findings) {
                        generator.writeStartObject();
                        generator.writeStringProperty("file", finding.file());
                        generator.writeNumberProperty("line", finding.line());
                        generator.writeNumberProperty("column", finding.column());
                        generator.writeStringProperty("rule", finding.rule().id());
                        generator.writeStringProperty("detail", finding.detail());
                        generator.writeStringProperty("why", finding.rule().why());
                        generator.writeStringProperty("fix", finding.rule().fix());
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                });
    }
}
