package dev.tradekeep.app.cli.error;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep error show CODE}. */
@Command(
        name = "show",
        description = "Tell what an error means and what to do.",
        footer = {"", "Example:", "  tradekeep error show 2004"})
final class ErrorShowCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "CODE", description = "The error's number or name.")
    private String code;

    @Override
    public void run() {
        ErrorCode found = find(code);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            try (JsonGenerator generator = Json.generator(out)) {
                ErrorTable.writeJson(found, generator);
            }
            out.println();
            return;
        }
        out.println(ErrorTable.line(found));
        out.println(ErrorTable.advice(found));
    }

    private static ErrorCode find(String wanted) {
        String name = wanted.toUpperCase(Locale.ROOT);
        return Arrays.stream(ErrorCode.values())
                .filter(c -> c.name().equals(name) || String.valueOf(c.number()).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND,
                                "There is no error '"
                                        + wanted
                                        + "'; 'tradekeep error list' shows them all."));
    }
}
