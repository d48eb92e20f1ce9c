/** Every query and listing of the program, gathered from its modules. */
@NullMarked
package dev.tradekeep.app.queries;

import org.jspecify.annotations.NullMarked;
