/** Checks that the pages of a file can be read and that what they hold fits together. */
@NullMarked
package dev.tradekeep.store.sqlite.audit.integrity;

import org.jspecify.annotations.NullMarked;
