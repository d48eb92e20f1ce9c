/** What a bench found: rows with medians, ratios and goals, for people and for scripts. */
@NullMarked
package dev.tradekeep.bench.report;

import org.jspecify.annotations.NullMarked;
