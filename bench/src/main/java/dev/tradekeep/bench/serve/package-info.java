/** How fast the server starts and answers, and what it needs. */
@NullMarked
package dev.tradekeep.bench.serve;

import org.jspecify.annotations.NullMarked;
