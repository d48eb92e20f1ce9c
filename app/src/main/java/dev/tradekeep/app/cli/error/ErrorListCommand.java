package dev.tradekeep.app.cli.error;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep error list}. */
@Command(
        name = "list",
        description = "List every error with its exit code.",
        footer = {"", "Example:", "  tradekeep error list"})
final class ErrorListCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(names = "--markdown", description = "Print the page docs/errors.md.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(ErrorTable.markdown());
            return;
        }
        if (json.wanted()) {
            Json.print(
                    out,
                    generator -> {
                        generator.writeArrayPropertyStart("items");
                        for (ErrorCode code : ErrorCode.values()) {
                            ErrorTable.writeJson(code, generator);
                        }
                        generator.writeEndArray();
                    });
            return;
        }
        for (ErrorCode code : ErrorCode.values()) {
            out.println(ErrorTable.line(code));
        }
    }
}
