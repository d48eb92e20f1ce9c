package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.ReportJson;
import dev.tradekeep.bench.report.ReportTable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every bench understands: use as a {@code @Mixin}. */
final class ReportOptions {
    /** The exit code of a bench that misses a goal it was asked to check. */
    static final int GOAL_MISSED = 1;

    @Mixin private JsonOption json;

    @Option(
            names = "--check",
            description = "End with 1 and name the rows whose goals are not met.")
    private boolean check;

    @Option(names = "--short", description = "A smoke run of seconds; its figures say little.")
    private boolean small;

    /** Whether a smoke run is wanted. */
    boolean small() {
        return small;
    }

    /** Whether a miss is to be an exit code. */
    boolean check() {
        return check;
    }

    /** Prints the report as wanted and returns the exit code. */
    int finish(BenchReport report, CommandLine commandLine) {
        if (json.wanted()) {
            ReportJson.write(report, commandLine.getOut());
        } else {
            ReportTable.print(report, commandLine.getOut());
        }
        if (!check || report.misses().isEmpty()) {
            return CommandLine.ExitCode.OK;
        }
        report.misses().forEach(miss -> commandLine.getErr().println("goal missed: " + miss));
        return GOAL_MISSED;
    }
}
