package dev.tradekeep.sqlite;

import java.time.Duration;

/**
 * A run of a statement that took long.
 *
 * @param sql its text, without bound values, cut after about a thousand bytes
 * @param sqlBytes the length of the whole text
 * @param time from its first step to its end, in whole milliseconds
 */
public record SlowStatement(String sql, int sqlBytes, Duration time) {}
