/** Tests of the strategies of a folder. */
@NullMarked
package dev.tradekeep.app.strategies;

import org.jspecify.annotations.NullMarked;
