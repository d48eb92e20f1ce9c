/** Where log lines go. */
@NullMarked
package dev.tradekeep.app.log;

import org.jspecify.annotations.NullMarked;
