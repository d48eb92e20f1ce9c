package dev.tradekeep.store.users;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRepositoryContract extends StoreContract {
    private static final String HASH = "a-password-hash-of-a-slow-function";
    private static final String OTHER_HASH = "another-password-hash-of-some-kind";

    @Test
    void keepsEveryColumnOfANewUser() {
        long id = add("Anna", UserRole.TRADER);

        assertThat(read((Transaction t) -> new UserRepository(t).find(id)))
                .contains(
                        new User(id, "Anna", UserRole.TRADER, UserStatus.ACTIVE, false, NOW, NOW));
        assertThat(rows("SELECT * FROM users"))
                .containsExactly("1|Anna|trader|active|%s|||%d|%d".formatted(HASH, NOW, NOW));
    }

    @Test
    void findsAUserInWhateverCase() {
        long id = add("Anna", UserRole.VIEWER);

        assertThat(read((Transaction t) -> new UserRepository(t).find("aNNA")).map(User::id))
                .contains(id);
        assertThat(read((Transaction t) -> new UserRepository(t).find("ann"))).isEmpty();
    }

    @Test
    void refusesATakenNameInWhateverCase() {
        add("Anna", UserRole.VIEWER);

        assertFails(ErrorCode.CONFLICT, () -> add("ANNA", UserRole.TRADER))
                .hasMessageContaining("Anna");
        assertThat(rows("SELECT name FROM users")).containsExactly("Anna");
    }

    @Test
    void refusesANameThatIsTakenForAnother() {
        add("Alice", UserRole.VIEWER);

        assertFails(ErrorCode.CONFLICT, () -> add("AIice", UserRole.TRADER))
                .hasMessageContaining("looks like the user Alice");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> add("\uff42ob", UserRole.TRADER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a\0b", "a\nb", "<b>", "a/b", ".", "..", "@", "b\u043Eb"})
    void refusesWhatIsNoName(String name) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> add(name, UserRole.VIEWER));
    }

    @Test
    void takesANameOfTheGreatestLengthAndNoLonger() {
        String longest = "ä".repeat(UserRepository.NAME_CHARACTERS_MAX);

        add(longest, UserRole.VIEWER);

        assertThat(rows("SELECT name FROM users")).containsExactly(longest);
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> add(longest + "ä", UserRole.VIEWER));
    }

    @Test
    void changesRoleStatusAndPassword() {
        long id = add("anna", UserRole.VIEWER);

        run(t -> {
            UserRepository users = new UserRepository(t);
            users.setRole(id, UserRole.TRADER, NOW + 1);
            users.setStatus(id, UserStatus.DISABLED, NOW + 2);
            users.setPasswordHash(id, OTHER_HASH, NOW + 3);
        });

        assertThat(rows("SELECT role, status, password_hash, updated_at FROM users"))
                .containsExactly("trader|disabled|%s|%d".formatted(OTHER_HASH, NOW + 3));
        assertThat(read((Transaction t) -> new UserRepository(t).credentials(id)).passwordHash())
                .isEqualTo(OTHER_HASH);
    }

    @Test
    void aTimeOfChangeNeverGoesBack() {
        long id = add("anna", UserRole.VIEWER);

        run(t -> new UserRepository(t).setRole(id, UserRole.TRADER, NOW - 5));

        assertThat(rows("SELECT role, updated_at FROM users")).containsExactly("trader|" + NOW);
    }

    @Test
    void keepsTheLastActiveAdministrator() {
        assertThat(hasAdministrator()).isFalse();
        long anna = add("anna", UserRole.ADMINISTRATOR);
        long bert = add("bert", UserRole.ADMINISTRATOR);
        add("carl", UserRole.TRADER);
        run(t -> new UserRepository(t).setStatus(bert, UserStatus.DISABLED, NOW + 1));

        assertFails(
                        ErrorCode.CONFLICT,
                        () -> run(t -> new UserRepository(t).setRole(anna, UserRole.VIEWER, NOW)))
                .hasMessageContaining("anna is the only active administrator");
        assertFails(
                ErrorCode.CONFLICT,
                () -> run(t -> new UserRepository(t).setStatus(anna, UserStatus.DISABLED, NOW)));

        assertThat(rows("SELECT role, status FROM users WHERE name = 'anna'"))
                .containsExactly("administrator|active");
        assertThat(hasAdministrator()).isTrue();
    }

    @Test
    void oneOfTwoAdministratorsMayGo() {
        long anna = add("anna", UserRole.ADMINISTRATOR);
        add("bert", UserRole.ADMINISTRATOR);

        run(t -> new UserRepository(t).setRole(anna, UserRole.VIEWER, NOW + 1));

        assertThat(rows("SELECT name, role FROM users ORDER BY id"))
                .containsExactly("anna|viewer", "bert|administrator");
    }

    @Test
    void usesUpEachCodeOnce() {
        long id = add("anna", UserRole.VIEWER);
        assertThat(acceptStep(id, 100)).as("without a secret no code is right").isFalse();
        run(t -> new UserRepository(t).setTotpSecret(sealed(id, 1, 2, 3), NOW + 1));

        assertThat(acceptStep(id, 100)).isTrue();
        assertThat(acceptStep(id, 100)).isFalse();
        assertThat(acceptStep(id, 99)).isFalse();
        assertThat(acceptStep(id, 101)).isTrue();
        assertThat(totpSecret(id)).containsExactly(1, 2, 3);
        assertThat(
                        read((Transaction t) -> new UserRepository(t).find(id))
                                .orElseThrow()
                                .twoFactor())
                .isTrue();
    }

    @Test
    void asksForNoCodeWhenTheSecretIsTakenAway() {
        long id = add("anna", UserRole.VIEWER);
        run(t -> new UserRepository(t).setTotpSecret(sealed(id, 1), NOW + 1));
        acceptStep(id, 100);
        run(t -> new UserRepository(t).removeTotpSecret(id, NOW + 2));

        assertThat(read((Transaction t) -> new UserRepository(t).credentials(id)).totpSecret())
                .isNull();
        assertThat(rows("SELECT totp_last_step FROM users")).containsExactly("");
    }

    @Test
    void resealsTheSecretsOfAllWhoHaveOneAndForgetsNoCode() {
        long anna = add("anna", UserRole.VIEWER);
        long bob = add("bob", UserRole.VIEWER);
        long carl = add("carl", UserRole.VIEWER);
        run(t -> new UserRepository(t).setTotpSecret(sealed(anna, 1), NOW + 1));
        run(t -> new UserRepository(t).setTotpSecret(sealed(carl, 3), NOW + 1));
        acceptStep(anna, 100);

        int resealed =
                write(t ->
                        new UserRepository(t)
                                .resealTotpSecrets(old -> sealed(old.userId(), 9, old.bytes()[0])));

        assertThat(resealed).isEqualTo(2);
        assertThat(totpSecret(anna)).containsExactly(9, 1);
        assertThat(totpSecret(carl)).containsExactly(9, 3);
        assertThat(read((Transaction t) -> new UserRepository(t).credentials(bob)).totpSecret())
                .isNull();
        assertThat(acceptStep(anna, 100)).isFalse();
    }

    @Test
    void resealsNoneWhenOneCannotBe() {
        long anna = add("anna", UserRole.VIEWER);
        long bob = add("bob", UserRole.VIEWER);
        run(t -> new UserRepository(t).setTotpSecret(sealed(anna, 1), NOW + 1));
        run(t -> new UserRepository(t).setTotpSecret(sealed(bob, 2), NOW + 1));

        assertThatThrownBy(() ->
                        write(t -> new UserRepository(t).resealTotpSecrets(old -> sealed(anna, 9))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(totpSecret(anna)).containsExactly(1);
        assertThat(totpSecret(bob)).containsExactly(2);
    }

    @Test
    void saysWhichUserIsNotThere() {
        assertFails(ErrorCode.NOT_FOUND, () -> read(t -> new UserRepository(t).credentials(7)))
                .hasMessageContaining("7");
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> run(t -> new UserRepository(t).setPasswordHash(7, HASH, NOW)));
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> run(t -> new UserRepository(t).setRole(7, UserRole.VIEWER, NOW)));
    }

    @Test
    void credentialsDoNotShowThemselves() {
        long id = add("anna", UserRole.VIEWER);

        assertThat(read((Transaction t) -> new UserRepository(t).credentials(id)).toString())
                .doesNotContain(HASH);
    }

    @Test
    void listsUsersByRoleAndStatus() {
        add("anna", UserRole.ADMINISTRATOR);
        long bert = add("bert", UserRole.VIEWER);
        run(t -> new UserRepository(t).setStatus(bert, UserStatus.DISABLED, NOW + 1));

        assertThat(names(UserListing.USERS, Map.of())).containsExactly("anna", "bert");
        assertThat(names(UserListing.USERS_OF_ROLE, Map.of("role", "administrator")))
                .containsExactly("anna");
        assertThat(names(UserListing.USERS_OF_STATUS, Map.of("status", "disabled")))
                .containsExactly("bert");
    }

    private List<String> names(UserListing listing, Map<String, String> filters) {
        return read(t -> Pages.column(t, listing, filters, "name"));
    }

    private boolean hasAdministrator() {
        return read(t -> new UserRepository(t).hasAdministrator());
    }

    private static SealedTotpSecret sealed(long id, int... bytes) {
        byte[] sealed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            sealed[i] = (byte) bytes[i];
        }
        return new SealedTotpSecret(id, sealed);
    }

    private byte[] totpSecret(long id) {
        SealedTotpSecret secret =
                read((Transaction t) -> new UserRepository(t).credentials(id)).totpSecret();
        return Objects.requireNonNull(secret).bytes();
    }

    private boolean acceptStep(long id, long step) {
        return write(t -> new UserRepository(t).acceptTotpStep(id, step));
    }

    private long add(String name, UserRole role) {
        return write(t -> new UserRepository(t).add(name, role, HASH, NOW));
    }
}
