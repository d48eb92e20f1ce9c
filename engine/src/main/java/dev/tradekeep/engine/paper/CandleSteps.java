package dev.tradekeep.engine.paper;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets candles happen to an engine, whatever goes wrong with one of them. */
final class CandleSteps {
    private CandleSteps() {}

    /**
     * Lets a candle happen. When it cannot be booked, the engine goes on from its books and tries
     * it again, without entries when the disk is full; what fails again is noted and left out.
     */
    static void take(PaperRun running, Candle candle) {
        try {
            running.step(candle);
            running.suspendEntries(false);
        } catch (TradekeepException | ArithmeticException | IllegalStateException failure) {
            if (isFinal(failure)) {
                throw failure;
            }
            retry(running, candle, failure);
        }
    }

    private static void retry(PaperRun running, Candle failed, RuntimeException cause) {
        boolean full = codeOf(cause) == ErrorCode.DATABASE_FULL;
        running.reload();
        running.suspendEntries(full);
        Optional<Candle> next = running.nextCandle();
        while (next.isPresent()) {
            Candle candle = next.get();
            try {
                running.step(candle);
            } catch (TradekeepException | ArithmeticException | IllegalStateException again) {
                if (isFinal(again) || codeOf(again) == ErrorCode.DATABASE_FULL) {
                    throw again;
                }
                again.addSuppressed(cause);
                running.reload();
                running.skip(candle, String.valueOf(again.getMessage()));
                return;
            }
            if (candle.openTime() >= failed.openTime()) {
                break;
            }
            next = running.nextCandle();
        }
        running.suspendEntries(false);
    }

    private static @Nullable ErrorCode codeOf(RuntimeException failure) {
        return failure instanceof TradekeepException known ? known.code() : null;
    }

    /** Without its writer an engine cannot go on. */
    private static boolean isFinal(RuntimeException failure) {
        ErrorCode code = codeOf(failure);
        return code == ErrorCode.WRITER_STOPPED
                || code == ErrorCode.INTERRUPTED
                || code == ErrorCode.DATABASE_MOVED;
    }
}
