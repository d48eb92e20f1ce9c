package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.RandomToken;
import dev.tradekeep.app.auth.Tokens;
import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep token}: what programs ask the server with. */
@Command(name = "token", description = "Make tokens for programs, and revoke them.")
public final class TokenGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("create", TokenCreateCommand::new),
                new CommandEntry("list", TokenListCommand::new),
                new CommandEntry("revoke", TokenRevokeCommand::new));
    }

    /** Runs something with the tokens of a database that is there. */
    <R> R with(Function<Tokens, R> work) {
        RandomToken random = new RandomToken(new SecureRandom());
        return OwnedBooks.with(
                database.file(), open -> work.apply(new Tokens(open, OwnedBooks.CLOCK, random)));
    }
}
