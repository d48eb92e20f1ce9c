package dev.tradekeep.store.users;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;
import dev.tradekeep.store.sql.Word;

/** The ways to read users, their sessions and tokens, and login attempts. */
public enum UserListing implements Listing {
    USERS(UserSource.USERS, ""),
    USERS_OF_ROLE(
            UserSource.USERS,
            "u.role = ?1",
            Filter.choice("role", "what they may do", Word.all(UserRole.class))),
    USERS_OF_STATUS(
            UserSource.USERS,
            "u.status = ?1",
            Filter.choice("status", "whether they may log in", Word.all(UserStatus.class))),
    SESSIONS(UserSource.SESSIONS, ""),
    SESSIONS_OF_USER(UserSource.SESSIONS, "s.user_id = ?1", CommonFilters.USER),
    OPEN_SESSIONS_OF_USER(
            UserSource.SESSIONS,
            "s.user_id = ?1 AND s.revoked_at IS NULL",
            CommonFilters.USER,
            Filter.flag("unrevoked", "only those not revoked")),
    TOKENS(UserSource.TOKENS, ""),
    TOKENS_OF_USER(UserSource.TOKENS, "t.user_id = ?1", CommonFilters.USER),
    LOGINS(UserSource.LOGINS, ""),
    LOGINS_OF_NAME(
            UserSource.LOGINS_BY_TIME,
            "l.user_name = ?1",
            Filter.text("user", "the name that was typed")),
    LOGINS_FROM_ADDRESS(
            UserSource.LOGINS_BY_TIME,
            "l.address = ?1",
            Filter.text("address", "where they came from")),
    LOGINS_OF_OUTCOME(
            UserSource.LOGINS,
            "l.outcome = ?1",
            Filter.choice("outcome", "how they ended", Word.all(LoginOutcome.class))),
    LOGINS_SINCE(UserSource.LOGINS_BY_TIME, "l.attempted_at >= ?1", CommonFilters.SINCE);

    private final ListingDefinition definition;

    UserListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}
