/** What of the program a user can reach, found in its class files and its queries. */
@NullMarked
package dev.tradekeep.reach;

import org.jspecify.annotations.NullMarked;
