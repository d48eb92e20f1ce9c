package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tradekeep user role}. */
@Command(
        name = "role",
        description = "Change what a user may do.",
        footer = {"", "Example:", "  tradekeep user role bob trader"})
final class UserRoleCommand extends UserChange {
    @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, trader or administrator.")
    private UserRole role;

    @Override
    User change(Users users, String userName) {
        return users.setRole(userName, role, Authority.COMMAND_LINE);
    }
}
