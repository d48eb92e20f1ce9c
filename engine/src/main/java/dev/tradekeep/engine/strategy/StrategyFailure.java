package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Optional;

/** Says which strategy failed, and in which line. */
public final class StrategyFailure {
    /** Begins the name of every class loader that strategies from files have. */
    public static final String LOADER = "strategy ";

    private StrategyFailure() {}

    /** What is thrown in place of something that a strategy threw. */
    public static TradekeepException of(String strategy, Throwable cause) {
        ErrorCode code =
                cause instanceof TradekeepException known
                        ? known.code()
                        : ErrorCode.STRATEGY_FAILED;
        String what = cause instanceof TradekeepException ? cause.getMessage() : cause.toString();
        String prefix = "Strategy " + strategy;
        String where = line(cause).map(line -> " (" + line + ")").orElse("");
        if (what != null && what.startsWith(prefix) && where.isEmpty()) {
            return cause instanceof TradekeepException same
                    ? same
                    : new TradekeepException(code, what, cause);
        }
        String rest =
                what != null && what.startsWith(prefix + ": ")
                        ? what.substring(prefix.length() + 2)
                        : what;
        return new TradekeepException(code, prefix + where + ": " + rest, cause);
    }

    /** File and line of the first call by a strategy from a file. */
    private static Optional<String> line(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            String loader = frame.getClassLoaderName();
            if (loader != null && loader.startsWith(LOADER)) {
                return Optional.of(frame.getFileName() + ":" + frame.getLineNumber());
            }
        }
        return Optional.empty();
    }
}
