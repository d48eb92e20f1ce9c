/** Text files, plain or gzipped, read as strict UTF-8 with progress. */
@NullMarked
package dev.tradekeep.store.text;

import org.jspecify.annotations.NullMarked;
