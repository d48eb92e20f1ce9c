package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.store.users.User;
import dev.tradekeep.store.users.UserStatus;
import picocli.CommandLine.Command;

/** {@code tradekeep user disable}. */
@Command(
        name = "disable",
        description = "Let a user log in no longer; sessions and tokens of the user end.",
        footer = {"", "Example:", "  tradekeep user disable bob"})
final class UserDisableCommand extends UserChange {
    @Override
    User change(Users users, String userName) {
        return users.setStatus(userName, UserStatus.DISABLED, Authority.COMMAND_LINE);
    }
}
