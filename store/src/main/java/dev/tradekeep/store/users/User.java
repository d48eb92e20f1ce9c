package dev.tradekeep.store.users;

/**
 * A user, without anything secret.
 *
 * @param id never given to another user
 * @param name unique without regard to the case of ASCII letters
 * @param role what the user may do
 * @param status whether the user may log in
 * @param twoFactor whether a code is asked for in addition to the password
 * @param createdAt UTC microseconds
 * @param updatedAt UTC microseconds
 */
public record User(
        long id,
        String name,
        UserRole role,
        UserStatus status,
        boolean twoFactor,
        long createdAt,
        long updatedAt) {
    /** Whether the user may log in. */
    public boolean isActive() {
        return status == UserStatus.ACTIVE;
    }
}
