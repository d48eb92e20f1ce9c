package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Authority;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.store.users.User;
import picocli.CommandLine.Command;

/** {@code tradekeep user remove-second-factor}. */
@Command(
        name = "remove-second-factor",
        description =
                "Ask a user for no one-time codes any more: the device or the key file is lost.",
        footer = {"", "Example:", "  tradekeep user remove-second-factor ada"})
final class UserRemoveSecondFactorCommand extends UserChange {
    @Override
    User change(Users users, String userName) {
        return users.removeSecondFactor(userName, Authority.COMMAND_LINE);
    }
}
