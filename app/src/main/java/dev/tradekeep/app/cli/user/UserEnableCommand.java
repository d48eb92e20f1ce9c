package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserStatus;
import picocli.CommandLine.Command;

/** {@code tradekeep user enable}. */
@Command(
        name = "enable",
        description = "Let a user log in again. What ended stays so.",
        footer = {"", "Example:", "  tradekeep user enable bob"})
final class UserEnableCommand extends UserChange {
    @Override
    User change(Users users, String userName) {
        return users.setStatus(userName, UserStatus.ACTIVE, Authority.COMMAND_LINE);
    }
}
