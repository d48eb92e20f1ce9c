package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.cli.base.SecretInput;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.users.User;
import picocli.CommandLine.Command;

/** {@code tradekeep user passwd}. */
@Command(
        name = "passwd",
        description =
                "Change a password, asked for or a line of the standard input. The sessions and"
                        + " tokens end.",
        footer = {"", "Example:", "  tradekeep user passwd ann"})
final class UserPasswdCommand extends UserChange {
    private String password = "";

    @Override
    void prepare() {
        password = SecretInput.read("new password");
    }

    @Override
    User change(Users users, String userName) {
        return users.setPassword(userName, password, false, Actor.COMMAND_LINE);
    }
}
