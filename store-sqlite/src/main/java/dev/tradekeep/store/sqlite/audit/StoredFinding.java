package dev.tradekeep.store.sqlite.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a check of an audit found. Check and subject together say whether two are the same.
 *
 * @param checkId the stable id of the check, 1 to 64 characters
 * @param severity how bad it is
 * @param subject what it is about: a table, an index, a row
 * @param detail what was found, with numbers
 * @param fix what to do, as SQL or a command; null when there is no such thing
 */
public record StoredFinding(
        String checkId, Severity severity, String subject, String detail, @Nullable String fix) {}
