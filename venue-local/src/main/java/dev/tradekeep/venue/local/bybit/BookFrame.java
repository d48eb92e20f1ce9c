package dev.tradekeep.venue.local.bybit;

/**
 * A moment of a book: REST and every stream of it tell the same frames.
 *
 * @param number rises by one with each frame; told as the number of an update, and as the sequence
 *     that says which of two views of a book is the older one
 * @param timeMicros when it changed last, in microseconds since 1970
 */
record BookFrame(long number, long timeMicros) {}
