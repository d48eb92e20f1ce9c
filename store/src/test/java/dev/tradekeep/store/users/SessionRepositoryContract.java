package dev.tradekeep.store.users;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionRepositoryContract extends StoreContract {
    private static final long END = NOW + 1_000;

    private long anna;

    @BeforeEach
    void addUser() {
        anna = write(t -> new UserRepository(t).add("anna", UserRole.TRADER, "h".repeat(40), NOW));
    }

    @Test
    void findsASessionByItsToken() {
        long id = open("token");

        assertThat(find("token", NOW + 1))
                .contains(
                        new Session(
                                id,
                                anna,
                                "anna",
                                UserRole.TRADER,
                                TokenHash.of("csrf of token"),
                                NOW,
                                NOW,
                                END));
        assertThat(find("Token", NOW + 1)).isEmpty();
    }

    @Test
    void keepsNoTokenInTheFile() {
        open("token");

        assertThat(
                        rows(
                                """
                                SELECT user_id, hex(token_sha256), address, agent, created_at, expires_at
                                FROM user_sessions\
                                """))
                .containsExactly(
                        "1|3C469E9D6C5875D37A43F353D4F88E61FCF812C66EEE3457465A40B0DA4153E0|127.0.0.1|browser|%d|%d"
                                .formatted(NOW, END));
        assertThat(TokenHash.of("token")).asString().isEqualTo("TokenHash[hidden]");
    }

    @Test
    void endsAtItsTime() {
        open("token");

        assertThat(find("token", END - 1)).isPresent();
        assertThat(find("token", END)).isEmpty();
    }

    @Test
    void endsWhenItIsRevoked() {
        long id = open("token");
        open("other");

        assertThat(revoke(id)).isTrue();
        assertThat(revoke(id)).isFalse();
        assertThat(find("token", NOW + 3)).isEmpty();
        assertThat(find("other", NOW + 3)).isPresent();
    }

    @Test
    void endsWithItsUser() {
        open("token");

        run(t -> new UserRepository(t).setStatus(anna, UserStatus.DISABLED, NOW + 1));

        assertThat(find("token", NOW + 2)).isEmpty();
    }

    @Test
    void seesARoleThatChanged() {
        open("token");

        run(t -> new UserRepository(t).setRole(anna, UserRole.VIEWER, NOW + 1));

        assertThat(find("token", NOW + 2).map(Session::role)).contains(UserRole.VIEWER);
    }

    @Test
    void revokesEverySessionOfAUserAndNoOther() {
        long bert =
                write(t -> new UserRepository(t).add("bert", UserRole.VIEWER, "h".repeat(40), NOW));
        open("one");
        open("two");
        long other = open(bert, "three");

        assertThat(write((Transaction t) -> new SessionRepository(t).revokeAll(anna, NOW + 1)))
                .isEqualTo(2L);
        assertThat(write((Transaction t) -> new SessionRepository(t).revokeAll(anna, NOW + 1)))
                .isZero();
        assertThat(find("three", NOW + 2).map(Session::id)).contains(other);
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        UserListing.OPEN_SESSIONS_OF_USER,
                                        Map.of("user", "ANNA", "unrevoked", ""),
                                        "id")))
                .isEmpty();
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        UserListing.SESSIONS_OF_USER,
                                        Map.of("user", "anna"),
                                        "id")))
                .containsExactly("2", "1");
    }

    @Test
    void remembersWhenItWasLastUsed() {
        long id = open("token");

        run(t -> new SessionRepository(t).touch(id, NOW + 5));
        run(t -> new SessionRepository(t).touch(id, NOW + 3));

        assertThat(find("token", NOW + 6).map(Session::lastSeenAt)).contains(NOW + 5);
    }

    @Test
    void sweepsWhatEndedInBoundedSteps() {
        open("one");
        open("two");
        open("three");

        assertThat(sweep(END, 2)).as("nothing ended before its end").isZero();
        assertThat(sweep(END + 1, 2)).isEqualTo(2);
        assertThat(sweep(END + 1, 2)).isEqualTo(1);
        assertThat(rows("SELECT * FROM user_sessions")).isEmpty();
    }

    @Test
    void cutsTheNameOfAnEndlessBrowser() {
        String agent = "x".repeat(NewSession.AGENT_CHARACTERS_MAX - 1) + "😀";

        run(t ->
                new SessionRepository(t)
                        .open(
                                new NewSession(
                                        anna,
                                        TokenHash.of("a"),
                                        TokenHash.of("b"),
                                        "::1",
                                        agent,
                                        NOW,
                                        END)));

        assertThat(rows("SELECT agent FROM user_sessions"))
                .containsExactly("x".repeat(NewSession.AGENT_CHARACTERS_MAX - 1));
    }

    private long sweep(long before, int rowsMax) {
        return write(t -> new SessionRepository(t).sweep(before, rowsMax));
    }

    private boolean revoke(long id) {
        return write(t -> new SessionRepository(t).revoke(id, NOW + 2));
    }

    private Optional<Session> find(String token, long now) {
        return read(t -> new SessionRepository(t).find(TokenHash.of(token), now));
    }

    private long open(String token) {
        return open(anna, token);
    }

    private long open(long userId, String token) {
        return write(t ->
                new SessionRepository(t)
                        .open(
                                new NewSession(
                                        userId,
                                        TokenHash.of(token),
                                        TokenHash.of("csrf of " + token),
                                        "127.0.0.1",
                                        "browser",
                                        NOW,
                                        END)));
    }
}
