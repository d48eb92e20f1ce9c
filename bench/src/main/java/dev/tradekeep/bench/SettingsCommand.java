package dev.tradekeep.bench;

import dev.tradekeep.bench.settings.SettingsBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench settings}. */
@Command(
        name = "settings",
        description = {
            "A mixed trading load under SQLite's defaults and under the profile of ten settings, with the"
                    + " share of each: the profile without it, and the defaults with it alone."
        },
        footer = {"", "Example:", "  tradekeep bench settings"})
final class SettingsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(SettingsBench.run(options.small(), steps::show), spec.commandLine());
    }
}
