/** Checks that the file and the open connections are set as they should be. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.settings;

import org.jspecify.annotations.NullMarked;
