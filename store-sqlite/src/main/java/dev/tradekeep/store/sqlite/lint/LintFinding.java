package dev.tradekeep.store.sqlite.lint;

import java.util.Comparator;

/**
 * A place that breaks a rule.
 *
 * @param file as it was named
 * @param line from 1
 * @param column from 1, in characters
 * @param detail what was found there
 * @param excerpt the line with a caret below the place
 */
public record LintFinding(
        LintRule rule, String file, int line, int column, String detail, String excerpt) {
    static final Comparator<LintFinding> ORDER =
            Comparator.comparing(LintFinding::file)
                    .thenComparingInt(LintFinding::line)
                    .thenComparing(LintFinding::rule);
}
