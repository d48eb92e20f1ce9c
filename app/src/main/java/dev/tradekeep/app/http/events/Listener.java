package dev.tradekeep.app.http.events;

import java.util.function.BooleanSupplier;

/**
 * Somebody who listens.
 *
 * @param user whose places it takes
 * @param mayListen whether that is still so; reads the books
 */
public record Listener(String user, BooleanSupplier mayListen) {}
