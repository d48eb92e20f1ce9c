/** Tests of how things look in a terminal. */
@NullMarked
package dev.tradekeep.app.text;

import org.jspecify.annotations.NullMarked;
