/** Subjects in processes of their own, and the programs and packages they need. */
@NullMarked
package dev.tradekeep.bench.process;

import org.jspecify.annotations.NullMarked;
