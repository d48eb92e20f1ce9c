/** Who sends a request, and how many requests a caller may send. */
@NullMarked
package dev.tradekeep.app.http.access;

import org.jspecify.annotations.NullMarked;
