package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.migrate.HistoryFinding;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep db validate}. */
@Command(
        name = "validate",
        description = {
            "Compare the file's history of migrations with those known here: edited, missing, out of"
                    + " order, unknown, or changed by hand. Ends with 1 when there is a finding."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep db validate --db t.db",
            "  tradekeep db validate --db t.db --migrations my-migrations --json"
        })
final class DbValidateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @ParentCommand private DbGroup group;
    @Mixin private MigrationsOption migrations;
    @Mixin private JsonOption json;

    @Override
    public Integer call() {
        List<HistoryFinding> findings = migrations.schema(group.database.file()).validate();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(findings, out);
        } else {
            print(findings, out);
        }
        return findings.isEmpty() ? 0 : 1;
    }

    private static void print(List<HistoryFinding> findings, PrintWriter out) {
        if (findings.isEmpty()) {
            out.println("none");
        }
        for (HistoryFinding finding : findings) {
            out.println(
                    kind(finding)
                            + "  "
                            + TerminalText.oneLine(finding.migration() + " " + finding.detail())
                            + ".");
        }
    }

    private static void printJson(List<HistoryFinding> findings, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeArrayPropertyStart("items");
                    for (HistoryFinding finding : findings) {
                        generator.writeStartObject();
                        generator.writeStringProperty("kind", kind(finding));
                        generator.writeStringProperty("namespace", Word.of(finding.namespace()));
                        generator.writeStringProperty("migration", finding.migration());
                        generator.writeStringProperty("detail", finding.detail());
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                });
    }

    private static String kind(HistoryFinding finding) {
        return Word.of(finding.kind()).replace('_', '-');
    }
}
