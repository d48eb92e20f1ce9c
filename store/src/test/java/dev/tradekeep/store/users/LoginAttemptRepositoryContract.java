package dev.tradekeep.store.users;

import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginAttemptRepositoryContract extends StoreContract {
    private static final int MOST = 100;

    @Test
    void countsFailuresOfANameInWhateverCaseSinceATime() {
        attempt("anna", "a", LoginOutcome.WRONG_PASSWORD, NOW);
        attempt("ANNA", "b", LoginOutcome.WRONG_PASSWORD, NOW + 1);
        attempt("bert", "a", LoginOutcome.WRONG_PASSWORD, NOW + 1);

        assertThat(failuresOf("Anna", NOW, MOST)).isEqualTo(2);
        assertThat(failuresOf("Anna", NOW + 1, MOST)).isEqualTo(1);
        assertThat(failuresOf("Anna", NOW + 2, MOST)).isZero();
    }

    @Test
    void countsFailuresFromAnAddressWhateverTheName() {
        attempt("anna", "a", LoginOutcome.WRONG_PASSWORD, NOW);
        attempt("bert", "a", LoginOutcome.UNKNOWN_USER, NOW);
        attempt("bert", "b", LoginOutcome.UNKNOWN_USER, NOW);

        assertThat(
                        read((Transaction t) ->
                                new LoginAttemptRepository(t).failuresFrom("a", NOW, MOST)))
                .isEqualTo(2);
    }

    @Test
    void stopsCountingWhereItIsTold() {
        for (int i = 0; i < 5; i++) {
            attempt("anna", "a", LoginOutcome.WRONG_CODE, NOW + i);
        }

        assertThat(failuresOf("anna", NOW, 3)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(LoginOutcome.class)
    void onlyGuessesCount(LoginOutcome outcome) {
        attempt("anna", "a", outcome, NOW);

        int expected =
                switch (outcome) {
                    case SUCCEEDED, LIMITED -> 0;
                    case WRONG_PASSWORD, WRONG_CODE, UNKNOWN_USER, DISABLED -> 1;
                };
        assertThat(failuresOf("anna", NOW, MOST)).isEqualTo(expected);
        assertThat(
                        read((Transaction t) ->
                                new LoginAttemptRepository(t).failuresFrom("a", NOW, MOST)))
                .isEqualTo(expected);
    }

    @Test
    void takesWhateverIsTypedAsAName() {
        String typed = "'; DROP TABLE users; --".repeat(100);

        attempt(typed, "a", LoginOutcome.UNKNOWN_USER, NOW);

        assertThat(failuresOf(typed, NOW, MOST)).isEqualTo(1);
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

    private int failuresOf(String name, long since, int most) {
        return read(t -> new LoginAttemptRepository(t).failuresOf(name, since, most));
    }

    private void attempt(String name, String address, LoginOutcome outcome, long at) {
        run(t -> new LoginAttemptRepository(t).record(name, address, outcome, at));
    }
}
