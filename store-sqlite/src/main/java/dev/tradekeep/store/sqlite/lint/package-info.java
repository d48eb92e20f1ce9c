/** Reads migrations for what goes wrong later: each rule with why, and what to write instead. */
@NullMarked
package dev.tradekeep.store.sqlite.lint;

import org.jspecify.annotations.NullMarked;
