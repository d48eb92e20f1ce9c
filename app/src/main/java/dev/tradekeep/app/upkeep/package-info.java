/** What is done for the database while the server runs. */
@NullMarked
package dev.tradekeep.app.upkeep;

import org.jspecify.annotations.NullMarked;
