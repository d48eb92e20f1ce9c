@NullMarked
package dev.tradekeep.app.http.events;

import org.jspecify.annotations.NullMarked;
