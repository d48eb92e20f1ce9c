/** Who may look, trade or administer: users, their sessions and tokens, and tries to log in. */
@NullMarked
package dev.tradekeep.store.users;

import org.jspecify.annotations.NullMarked;
