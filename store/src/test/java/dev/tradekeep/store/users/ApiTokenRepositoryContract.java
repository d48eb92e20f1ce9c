package dev.tradekeep.store.users;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTokenRepositoryContract extends StoreContract {
    private static final long END = NOW + 1_000;
    private static final Set<TokenScope> SCOPES = Set.of(TokenScope.TRADE, TokenScope.READ);

    private long anna;

    @BeforeEach
    void addUser() {
        anna = write(t -> new UserRepository(t).add("anna", UserRole.TRADER, "h".repeat(40), NOW));
    }

    @Test
    void findsATokenWithItsScopes() {
        long id = issue("bot", "token");

        assertThat(find("token", NOW + 1))
                .contains(new ApiToken(id, anna, "anna", UserRole.TRADER, "bot", SCOPES, END));
        assertThat(rows("SELECT name, scopes, created_at, expires_at FROM api_tokens"))
                .containsExactly("bot|read trade|%d|%d".formatted(NOW, END));
    }

    @Test
    void endsAtItsTimeWhenRevokedAndWithItsUser() {
        issue("bot", "token");
        long other = issue("other", "second");

        assertThat(find("token", END)).isEmpty();
        assertThat(write((Transaction t) -> new ApiTokenRepository(t).revoke(other, NOW + 1)))
                .isTrue();
        assertThat(write((Transaction t) -> new ApiTokenRepository(t).revoke(other, NOW + 1)))
                .isFalse();
        assertThat(find("second", NOW + 2)).isEmpty();
        run(t -> new UserRepository(t).setStatus(anna, UserStatus.DISABLED, NOW + 1));
        assertThat(find("token", NOW + 2)).isEmpty();
    }

    @Test
    void aNameIsTakenUntilItsTokenIsRevoked() {
        long id = issue("bot", "token");

        assertFails(ErrorCode.CONFLICT, () -> issue("bot", "second")).hasMessageContaining("bot");
        run(t -> new ApiTokenRepository(t).revoke(id, NOW + 1));
        long second = issue("bot", "second");

        assertThat(read((Transaction t) -> new ApiTokenRepository(t).findNamed(anna, "bot")))
                .contains(second);
    }

    @Test
    void refusesATokenForNothing() {
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () ->
                        run(t ->
                                new ApiTokenRepository(t)
                                        .issue(
                                                new NewApiToken(
                                                        anna,
                                                        "bot",
                                                        TokenHash.of("token"),
                                                        Set.of(),
                                                        NOW,
                                                        END))));
    }

    @Test
    void revokesEveryTokenOfAUser() {
        issue("bot", "one");
        issue("other", "two");

        assertThat(write((Transaction t) -> new ApiTokenRepository(t).revokeAll(anna, NOW + 1)))
                .isEqualTo(2L);
        assertThat(find("one", NOW + 2)).isEmpty();
    }

    @Test
    void listsTokensWithTheirUse() {
        long id = issue("bot", "one");
        run(t -> new ApiTokenRepository(t).touch(id, NOW + 5));

        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        UserListing.TOKENS_OF_USER,
                                        Map.of("user", "anna"),
                                        "last_used_at")))
                .containsExactly("2026-01-02T03:04:05.000011Z");
    }

    @Test
    void sweepsWhatEndedInBoundedSteps() {
        issue("bot", "one");
        issue("other", "two");

        assertThat(sweep(END)).isZero();
        assertThat(sweep(END + 1)).isEqualTo(1);
        assertThat(sweep(END + 1)).isEqualTo(1);
        assertThat(sweep(END + 1)).isZero();
    }

    private long sweep(long before) {
        return write(t -> new ApiTokenRepository(t).sweep(before, 1));
    }

    private Optional<ApiToken> find(String token, long now) {
        return read(t -> new ApiTokenRepository(t).find(TokenHash.of(token), now));
    }

    private long issue(String name, String token) {
        return write(t ->
                new ApiTokenRepository(t)
                        .issue(new NewApiToken(anna, name, TokenHash.of(token), SCOPES, NOW, END)));
    }
}
