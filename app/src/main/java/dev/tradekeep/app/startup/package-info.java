/** How the server comes up, step by step, and how it goes down. */
@NullMarked
package dev.tradekeep.app.startup;

import org.jspecify.annotations.NullMarked;
