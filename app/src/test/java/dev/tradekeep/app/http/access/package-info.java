@NullMarked
package dev.tradekeep.app.http.access;

import org.jspecify.annotations.NullMarked;
