package dev.tradekeep.venue.local.wire;

import java.util.List;

/**
 * An answer.
 *
 * @param body JSON
 * @param headers names and values in turn
 */
public record RestReply(int status, String body, List<String> headers) {}
