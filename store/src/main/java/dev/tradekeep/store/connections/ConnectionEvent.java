package dev.tradekeep.store.connections;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a connection.
 *
 * @param word for it
 * @param detail for people; null when the word says it all
 * @param at UTC microseconds
 */
public record ConnectionEvent(String word, @Nullable String detail, long at) {}
