package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.cli.base.SecretInput;
import dev.tradekeep.store.users.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tradekeep user passwd}. */
@Command(
        name = "passwd",
        description =
                "Change a password, asked for or a line of the standard input. The sessions end, and"
                        + " the tokens unless they are kept.",
        footer = {"", "Example:", "  tradekeep user passwd ann --keep-tokens"})
final class UserPasswdCommand extends UserChange {
    @Option(names = "--keep-tokens", description = "Let the tokens of the user go on.")
    private boolean keepTokens;

    private String password = "";

    @Override
    void prepare() {
        password = SecretInput.read("new password");
    }

    @Override
    User change(Users users, String userName) {
        return users.setPassword(userName, password, keepTokens, Authority.COMMAND_LINE);
    }
}
