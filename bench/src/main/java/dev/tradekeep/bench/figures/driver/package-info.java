/**
 * The subjects of the figures that run in a JVM, each in a process of its own, and what they are
 * asked.
 */
@NullMarked
package dev.tradekeep.bench.figures.driver;

import org.jspecify.annotations.NullMarked;
