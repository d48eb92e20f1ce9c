/** Who may look, trade or administer: users, their sessions and tokens, and login attempts. */
@NullMarked
package dev.tradekeep.store.users;

import org.jspecify.annotations.NullMarked;
