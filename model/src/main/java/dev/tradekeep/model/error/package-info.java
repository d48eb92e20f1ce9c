/** What can go wrong, as one closed table of codes that exit codes and replies derive from. */
@NullMarked
package dev.tradekeep.model.error;

import org.jspecify.annotations.NullMarked;
