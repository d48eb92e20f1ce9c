package dev.tradekeep.engine.paper;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets candles happen to an engine, whatever goes wrong with one of them. */
final class CandleSteps {
    private CandleSteps() {}

    /**
     * Lets the candles of a moment happen. When one cannot be booked, the engine goes on from its
     * books and tries again, without entries when the disk is full; what fails again is noted and
     * left out.
     */
    static void take(PaperRun running, CandleMoment moment) {
        try {
            running.step(moment);
            running.suspendEntries(false);
        } catch (TradekeepException | ArithmeticException | IllegalStateException failure) {
            goOn(running, moment.closeTime(), failure);
        }
    }

    /**
     * Goes on from the books after something failed: what happened since what they have happens
     * again, each candle on disk before the next.
     *
     * @param failedAt the close of the last candles that were taken, UTC microseconds
     */
    static void goOn(PaperRun running, long failedAt, RuntimeException cause) {
        if (isFinal(cause)) {
            throw cause;
        }
        running.reload();
        running.suspendEntries(codeOf(cause) == ErrorCode.DATABASE_FULL);
        Optional<CandleMoment> next = running.next();
        while (next.isPresent() && next.get().closeTime() <= failedAt) {
            try {
                running.step(next.get());
                running.await();
            } catch (TradekeepException | ArithmeticException | IllegalStateException again) {
                if (isFinal(again) || codeOf(again) == ErrorCode.DATABASE_FULL) {
                    throw again;
                }
                again.addSuppressed(cause);
                leaveOut(running, next.get().closeTime(), again);
            }
            next = running.next();
        }
        next.ifPresent(running::putBack);
        running.suspendEntries(false);
    }

    /** What happened before the candle that fails happens again, then all but that candle. */
    private static void leaveOut(PaperRun running, long failedAt, RuntimeException failure) {
        int feed = running.present();
        running.reload();
        CandleMoment moment = running.next().orElseThrow();
        while (moment.closeTime() < failedAt) {
            running.step(moment);
            running.await();
            moment = running.next().orElseThrow();
        }
        List<CandleMoment.OfFeed> others =
                moment.candles().stream().filter(one -> one.feed() != feed).toList();
        if (!others.isEmpty()) {
            running.step(new CandleMoment(moment.closeTime(), others));
            running.await();
        }
        moment.candles().stream()
                .filter(one -> one.feed() == feed)
                .forEach(one -> running.skip(one, String.valueOf(failure.getMessage())));
    }

    private static @Nullable ErrorCode codeOf(RuntimeException failure) {
        return failure instanceof TradekeepException known ? known.code() : null;
    }

    /** Without its writer an engine cannot go on, nor with a strategy that has a defect. */
    private static boolean isFinal(RuntimeException failure) {
        ErrorCode code = codeOf(failure);
        return code == ErrorCode.STRATEGY_FAILED
                || code == ErrorCode.WRITER_STOPPED
                || code == ErrorCode.INTERRUPTED
                || code == ErrorCode.DATABASE_MOVED;
    }
}
