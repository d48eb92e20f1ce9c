/** Threads that read the books for all requests. */
@NullMarked
package dev.tradekeep.app.readers;

import org.jspecify.annotations.NullMarked;
