/** {@code tradekeep performance}: how portfolios did, and what each figure means. */
@NullMarked
package dev.tradekeep.app.cli.performance;

import org.jspecify.annotations.NullMarked;
