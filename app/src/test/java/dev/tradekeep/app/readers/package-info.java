/** Tests of the readers that requests share. */
@NullMarked
package dev.tradekeep.app.readers;

import org.jspecify.annotations.NullMarked;
