/** How long an audit takes on large books, and what it costs the writer. */
@NullMarked
package dev.tradekeep.bench.audit;

import org.jspecify.annotations.NullMarked;
