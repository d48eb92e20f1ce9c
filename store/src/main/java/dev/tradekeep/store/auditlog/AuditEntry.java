package dev.tradekeep.store.auditlog;

import org.jspecify.annotations.Nullable;

/**
 * Who did what to which object.
 *
 * @param userId the user; null when the system did it itself
 * @param actor the name of the user, or of the part of the system, 1 to 64 characters
 * @param action a word for what was done, such as {@code user.role}, 1 to 64 characters
 * @param objectType what it was done to, such as {@code user}, 1 to 64 characters
 * @param objectName which one, up to 128 characters
 * @param before how it was, for people and without secrets; null when it was not there
 * @param after how it is, likewise; null when it is gone
 * @param address where the request came from; null when it came from this machine
 * @param credential what the request was made with, such as {@code session 12} or {@code token 3
 *     backup}; null for one that needed none
 * @param occurredAt UTC microseconds
 */
public record AuditEntry(
        @Nullable Long userId,
        String actor,
        String action,
        String objectType,
        String objectName,
        @Nullable String before,
        @Nullable String after,
        @Nullable String address,
        @Nullable String credential,
        long occurredAt) {}
