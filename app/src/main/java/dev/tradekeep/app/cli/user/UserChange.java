package dev.tradekeep.app.cli.user;

import dev.tradekeep.app.auth.Passwords;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.User;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that changes one user, and then tells how the user is. */
abstract class UserChange implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private UserGroup group;
    @Mixin private JsonOption json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The user.")
    private String name;

    /** Asks for what the change needs, while the books are not open yet. */
    void prepare() {}

    /** Makes the change. */
    abstract User change(Users users, String userName);

    @Override
    public final void run() {
        OwnedBooks.sendToServer(group.database.file());
        prepare();
        User user =
                OwnedBooks.with(
                        group.database.file(),
                        database ->
                                change(
                                        new Users(database, OwnedBooks.CLOCK, new Passwords()),
                                        name));
        tell(user, spec.commandLine().getOut());
    }

    private void tell(User user, PrintWriter out) {
        if (!json.wanted()) {
            out.println(
                    user.name()
                            + ": "
                            + Word.of(user.role())
                            + ", "
                            + Word.of(user.status())
                            + (user.twoFactor() ? ", with a second factor" : ""));
            return;
        }
        Json.print(
                out,
                generator -> {
                    generator.writeStringProperty("name", user.name());
                    generator.writeStringProperty("role", Word.of(user.role()));
                    generator.writeStringProperty("status", Word.of(user.status()));
                    generator.writeBooleanProperty("twoFactor", user.twoFactor());
                });
    }
}
