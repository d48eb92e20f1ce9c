package dev.tradekeep.app.cli.market;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market pack}. */
@Command(
        name = "pack",
        description = {
            "Pack trades and quotes of past days, which then take a quarter of the room. 'market ticks',"
                    + " 'market candles build' and imports see no difference; 'list' shows rows only. In small"
                    + " steps: interrupted, it goes on the next time."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market pack",
            "  tradekeep market pack --older-than 90 --json",
        })
final class MarketPackCommand implements Runnable {
    /** More days than any market is old. */
    private static final long DAYS_MAX = 100_000;

    private static final long MICROS_PER_DAY = Duration.ofDays(1).toNanos() / 1_000;

    @Spec private CommandSpec spec;
    @ParentCommand private MarketGroup group;
    @Mixin private PackingRun packing;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            defaultValue = "7",
            description =
                    "Leave today and so many UTC days before as rows, for late ticks. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long days;

    @Override
    public void run() {
        if (days < 0 || days > DAYS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted --older-than 0 to " + DAYS_MAX + " days, found " + days + ".");
        }
        long today =
                InstantSource.system().instant().truncatedTo(ChronoUnit.DAYS).getEpochSecond()
                        * 1_000_000;
        packing.run(
                "packed",
                group.database.file(),
                spec.commandLine(),
                (work, listener) -> work.pack(today - days * MICROS_PER_DAY, listener));
    }
}
