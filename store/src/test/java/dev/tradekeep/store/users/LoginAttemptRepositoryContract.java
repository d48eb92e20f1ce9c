package dev.tradekeep.store.users;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginAttemptRepositoryContract extends StoreContract {
    @Test
    void knowsWhereAUserHasLoggedIn() {
        attempt("anna", "a", LoginOutcome.SUCCEEDED, NOW);
        attempt("anna", "b", LoginOutcome.WRONG_PASSWORD, NOW);
        attempt("bert", "b", LoginOutcome.SUCCEEDED, NOW);

        assertThat(succeededAt("Anna", "a", NOW)).isTrue();
        assertThat(succeededAt("anna", "a", NOW + 1)).isFalse();
        assertThat(succeededAt("anna", "b", NOW)).isFalse();
    }

    @Test
    void countsAttemptsThatWereTheSame() {
        run(t ->
                new LoginAttemptRepository(t)
                        .record("anna", "a", LoginOutcome.WRONG_PASSWORD, 145, NOW));

        assertThat(rows("SELECT attempts FROM login_attempts")).containsExactly("145");
    }

    @Test
    void takesWhateverIsTypedAsAName() {
        String typed = "'; DROP TABLE users; --".repeat(100);

        attempt(typed, "a", LoginOutcome.UNKNOWN_USER, NOW);

        assertThat(rows("SELECT length(user_name) FROM login_attempts"))
                .containsExactly(Integer.toString(UserRepository.NAME_CHARACTERS_MAX));
    }

    @Test
    void listsThemByNameAddressOutcomeAndTime() {
        attempt("anna", "a", LoginOutcome.WRONG_PASSWORD, NOW);
        attempt("bert", "b", LoginOutcome.SUCCEEDED, NOW + 1_000_000);

        assertThat(users(UserListing.LOGINS, Map.of())).isEqualTo("bert anna");
        assertThat(users(UserListing.LOGINS_OF_NAME, Map.of("user", "ANNA"))).isEqualTo("anna");
        assertThat(users(UserListing.LOGINS_FROM_ADDRESS, Map.of("address", "b")))
                .isEqualTo("bert");
        assertThat(users(UserListing.LOGINS_OF_OUTCOME, Map.of("outcome", "WRONG_password")))
                .isEqualTo("anna");
        assertThat(users(UserListing.LOGINS_SINCE, Map.of("since", "2026-01-02T03:04:06Z")))
                .isEqualTo("bert");
    }

    @Test
    void sweepsOldOnesInBoundedSteps() {
        for (int i = 0; i < 5; i++) {
            attempt("anna", "a", LoginOutcome.SUCCEEDED, NOW + i);
        }

        assertThat(sweep()).isEqualTo(2);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(rows("SELECT attempted_at - %d FROM login_attempts".formatted(NOW)))
                .containsExactly("3", "4");
    }

    private long sweep() {
        return write(t -> new LoginAttemptRepository(t).sweep(NOW + 3, 2));
    }

    private String users(UserListing listing, Map<String, String> filters) {
        List<String> names = read(t -> Pages.column(t, listing, filters, "user"));
        return String.join(" ", names);
    }

    private boolean succeededAt(String name, String address, long since) {
        return read(t -> new LoginAttemptRepository(t).succeededAt(name, address, since));
    }

    private void attempt(String name, String address, LoginOutcome outcome, long at) {
        run(t -> new LoginAttemptRepository(t).record(name, address, outcome, 1, at));
    }
}
