/** Threads that read the books for whoever asks. */
@NullMarked
package dev.tradekeep.app.readers;

import org.jspecify.annotations.NullMarked;
