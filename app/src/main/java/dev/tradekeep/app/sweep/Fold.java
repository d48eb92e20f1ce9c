package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.sweep.Windows;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A window of a walk forward, and what became of it.
 *
 * @param parameters that were chosen; empty where nothing was better than cash
 * @param score of the choice's neighbourhood in what it was learnt from; NaN without one
 * @param learnt the return of the choice there; NaN without one
 * @param trainFrom when the window to learn from opens, UTC microseconds
 * @param trainUntil when it ends
 * @param testFrom when the window to be judged by opens
 * @param testUntil when it ends
 * @param earned the return in that, of the one account
 * @param seamCost fees and slippage of closing at its end, quote-asset units
 */
public record Fold(
        Windows.Window window,
        Map<String, String> parameters,
        double score,
        double learnt,
        long trainFrom,
        long trainUntil,
        long testFrom,
        long testUntil,
        double earned,
        long seamCost) {
    public Fold {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The parameters for people. */
    public String text() {
        return parameters.isEmpty() ? "flat" : parameters.toString().replaceAll("[{} ]", "");
    }
}
