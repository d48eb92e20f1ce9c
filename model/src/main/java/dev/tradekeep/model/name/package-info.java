/** What people may call things: names on one line, which look like no other name. */
@NullMarked
package dev.tradekeep.model.name;

import org.jspecify.annotations.NullMarked;
