package dev.tradekeep.app.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Passwords;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.cli.CommandTree;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.users.ApiTokenRepository;
import dev.tradekeep.store.users.SealedTotpSecret;
import dev.tradekeep.store.users.TokenHash;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and tokens by command. What reads a password is run by the documentation's test. */
final class UserCommandsIT {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("t.db");

    @BeforeEach
    void addAnAdministrator() {
        file = folder.resolve("t.db");
        try (Database database = open()) {
            new Users(database, InstantSource.system(), new Passwords())
                    .add(
                            "ada",
                            "correct horse staple",
                            UserRole.ADMINISTRATOR,
                            Authority.COMMAND_LINE);
            new Users(database, InstantSource.system(), new Passwords())
                    .add("bob", "correct horse staple", UserRole.VIEWER, Authority.COMMAND_LINE);
        }
    }

    @Test
    void changesWhatAUserMayDo() {
        assertThat(run("user", "role", "bob", "trader")).isZero();
        assertThat(run("user", "disable", "bob")).isZero();
        assertThat(run("user", "enable", "bob", "--json")).isZero();

        assertThat(out.toString())
                .contains("bob: trader, active", "bob: trader, disabled")
                .contains("{\"name\":\"bob\",\"role\":\"trader\",\"status\":\"active\"");
        assertThat(run("list", "audit-log", "--json")).isZero();
        assertThat(out.toString()).contains("user.role", "user.status", "command line");
    }

    @Test
    void makesATokenThatCountsUntilItIsRevoked() {
        assertThat(run("token", "create", "ada", "robot", "--scopes", "read,maintain")).isZero();
        String token = out.toString().strip();

        assertThat(token).startsWith("tk_");
        assertThat(counts(token)).isTrue();
        assertThat(run("token", "revoke", "ada", "robot")).isZero();
        assertThat(counts(token)).isFalse();
        assertThat(run("token", "revoke", "ada", "robot")).isEqualTo(3);
    }

    @Test
    void makesNoTokenForMoreThanItsUserMayDo() {
        assertThat(run("token", "create", "bob", "robot", "--scopes", "read,trade")).isEqualTo(3);

        assertThat(err.toString()).contains("bob may do as a viewer, found trade");
    }

    @Test
    void listsTheTokensOfOneUser() {
        assertThat(run("token", "create", "ada", "first")).isZero();
        assertThat(run("token", "create", "bob", "second")).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("token", "list", "bob")).isZero();

        assertThat(out.toString()).contains("second").doesNotContain("first");
    }

    @Test
    void letsAUserInWithoutTheDeviceThatIsLost() {
        try (Database database = open()) {
            boolean asked =
                    database.write(
                            Durability.FORCED,
                            transaction -> {
                                UserRepository users = new UserRepository(transaction);
                                long ada = users.find("ada").orElseThrow().id();
                                users.setTotpSecret(new SealedTotpSecret(ada, new byte[52]), 1);
                                return users.find(ada).orElseThrow().twoFactor();
                            });
            assertThat(asked).isTrue();
        }

        assertThat(run("user", "remove-second-factor", "ada", "--json")).isZero();
        assertThat(out.toString()).contains("\"twoFactor\":false");
        assertThat(run("list", "audit-log", "--json")).isZero();
        assertThat(out.toString()).contains("user.second_factor");
        assertThat(run("user", "remove-second-factor", "nobody")).isEqualTo(3);
    }

    @Test
    void listsNothingSecret() {
        assertThat(run("token", "create", "bob", "robot")).isZero();
        String token = out.toString().strip();
        out.getBuffer().setLength(0);
        assertThat(run("user", "list")).isZero();
        assertThat(run("token", "list", "--json")).isZero();

        assertThat(out.toString()).contains("ada", "robot").doesNotContain(token, "argon2");
    }

    @Test
    void tellsWhoOwnsTheFile() {
        try (Database _ = open()) {
            assertThat(run("user", "disable", "bob")).isEqualTo(4);
        }
        assertThat(err.toString()).contains(Long.toString(ProcessHandle.current().pid()));
    }

    private boolean counts(String token) {
        try (DatabaseReader reader = DatabaseReader.open(file)) {
            return reader.read(transaction ->
                            new ApiTokenRepository(transaction)
                                    .find(
                                            TokenHash.of(token),
                                            InstantSource.system().millis() * 1_000))
                    .isPresent();
        }
    }

    private Database open() {
        return Database.open(file, Duration.ZERO, InstantSource.system());
    }

    private int run(String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.add("--db");
        args.add(file.toString());
        return CommandTree.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                folder,
                args.toArray(String[]::new));
    }
}
