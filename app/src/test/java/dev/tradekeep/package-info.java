/** Tests of the whole house: its arrows, its tidiness and its front door. */
@NullMarked
package dev.tradekeep;

import org.jspecify.annotations.NullMarked;
