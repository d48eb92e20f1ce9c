package dev.tradekeep.app.cli.server;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.TerminalText;
import dev.tradekeep.app.config.ConfigKey;
import dev.tradekeep.app.config.Configuration;
import dev.tradekeep.app.text.Json;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep config show}. */
@Command(
        name = "show",
        description = "Print every setting with its value and where it comes from.",
        sortOptions = false,
        footer = {"", "Example:", "  tradekeep config show --config tradekeep.toml"})
final class ConfigShowCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions options;
    @Mixin private JsonOption json;

    @Option(names = "--markdown", description = "Print the table of docs/configuration.md.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(markdown());
            return;
        }
        Configuration configuration = options.load();
        if (json.wanted()) {
            printJson(configuration, out);
            return;
        }
        for (ConfigKey key : ConfigKey.values()) {
            Configuration.Value value = configuration.get(key);
            out.printf(
                    Locale.ROOT,
                    "%-26s %s%s  (%s, default %s): %s%n",
                    key.key(),
                    TerminalText.oneLine(value.text()),
                    key.unit().isEmpty() ? "" : " " + key.unit(),
                    TerminalText.oneLine(value.origin()),
                    key.standard(),
                    key.meaning());
        }
    }

    /** The table of every setting. */
    static String markdown() {
        StringBuilder table =
                new StringBuilder(
                        "| setting | variable | default | meaning |\n|---|---|---|---|\n");
        for (ConfigKey key : ConfigKey.values()) {
            table.append("| `")
                    .append(key.key())
                    .append("` | `")
                    .append(key.variable())
                    .append("` | ")
                    .append(key.standard())
                    .append(key.unit().isEmpty() ? "" : " " + key.unit())
                    .append(" | ")
                    .append(key.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static void printJson(Configuration configuration, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeArrayPropertyStart("items");
                    for (ConfigKey key : ConfigKey.values()) {
                        Configuration.Value value = configuration.get(key);
                        generator.writeStartObject();
                        generator.writeStringProperty("name", key.key());
                        generator.writeStringProperty("value", value.text());
                        generator.writeStringProperty("unit", key.unit());
                        generator.writeStringProperty("default", key.standard());
                        generator.writeStringProperty("origin", value.origin());
                        generator.writeStringProperty("variable", key.variable());
                        generator.writeStringProperty("meaning", key.meaning());
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                });
    }
}
