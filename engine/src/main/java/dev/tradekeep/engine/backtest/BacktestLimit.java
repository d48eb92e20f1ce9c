package dev.tradekeep.engine.backtest;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Locale;

/**
 * A limit that a backtest keeps, as a person says it. It holds for that backtest alone.
 *
 * @param value such as {@code 500 USD}
 */
public record BacktestLimit(RiskLimitKind kind, LimitAction action, String value) {

    /**
     * Reads a limit such as {@code daily_loss=500 USD} or {@code drawdown_bps=10%,halt}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none; the value
     *     is read when the instrument is known
     */
    public static BacktestLimit parse(String text) {
        int equals = text.indexOf('=');
        int comma = text.lastIndexOf(',');
        if (equals < 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a limit such as daily_loss=500USD,halt, found \"" + text + "\".");
        }
        String value =
                comma > equals ? text.substring(equals + 1, comma) : text.substring(equals + 1);
        LimitAction action =
                comma > equals
                        ? word(LimitAction.class, text.substring(comma + 1), "action")
                        : LimitAction.DENY;
        return new BacktestLimit(
                word(RiskLimitKind.class, text.substring(0, equals), "kind"), action, value);
    }

    private static <E extends Enum<E>> E word(Class<E> set, String text, String what) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        List<String> words = List.of(Word.all(set));
        if (!words.contains(word)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted one of "
                            + String.join(", ", words)
                            + " as the "
                            + what
                            + " of a limit, found \""
                            + text
                            + "\"."
                            + Nearest.to(word, words)
                                    .map(near -> " Did you mean " + near + "?")
                                    .orElse(""));
        }
        return Word.read(set, word);
    }
}
