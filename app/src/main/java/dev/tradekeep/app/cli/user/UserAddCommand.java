package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.cli.base.SecretInput;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tradekeep user add}. */
@Command(
        name = "add",
        description = "Add a user. The password is asked for, or is a line of the standard input.",
        footer = {"", "Example:", "  tradekeep user add ann --role administrator"})
final class UserAddCommand extends UserChange {
    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "viewer",
            description = "viewer, trader or administrator. Default: viewer.")
    private UserRole role = UserRole.VIEWER;

    private String password = "";

    @Override
    void prepare() {
        password = SecretInput.read("password");
    }

    @Override
    User change(Users users, String userName) {
        return users.add(userName, password, role, Authority.COMMAND_LINE);
    }
}
