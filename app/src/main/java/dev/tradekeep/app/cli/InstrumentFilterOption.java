package dev.tradekeep.app.cli;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.store.instruments.InstrumentFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --exchange}, {@code --kind} and {@code --limit}: use as a {@code @Mixin}. */
final class InstrumentFilterOption {
    private static final int LIMIT_MAX = 100_000;

    @Option(
            names = "--exchange",
            paramLabel = "NAME",
            description = "Only of this exchange. Default: of all.")
    private @Nullable String exchange;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "Only of this kind: crypto, forex, equity, cryptofuture, future, cfd, index,"
                            + " option, indexoption or futureoption. Default: all.")
    private @Nullable String kind;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many, 1 to 100000. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    InstrumentFilter filter() {
        return new InstrumentFilter(exchange, kind == null ? null : InstrumentKind.of(kind));
    }

    int limit() {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a limit of 1 to " + LIMIT_MAX + ", found " + limit + ".");
        }
        return limit;
    }
}
