/** Tests of the tokens and statements. */
@NullMarked
package dev.tradekeep.store.script;

import org.jspecify.annotations.NullMarked;
