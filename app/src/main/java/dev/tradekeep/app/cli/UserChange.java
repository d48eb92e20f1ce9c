package dev.tradekeep.app.cli;

import dev.tradekeep.app.auth.Passwords;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.User;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** What the commands that change a user have in common: change, then tell how the user is. */
final class UserChange {
    private UserChange() {}

    static void run(Path file, Function<Users, User> work, boolean asJson, PrintWriter out) {
        User user =
                OwnedBooks.with(
                        file,
                        database ->
                                work.apply(new Users(database, OwnedBooks.CLOCK, new Passwords())));
        if (!asJson) {
            out.println(
                    user.name()
                            + ": "
                            + Word.of(user.role())
                            + ", "
                            + Word.of(user.status())
                            + (user.twoFactor() ? ", with a second factor" : ""));
            return;
        }
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("name", user.name());
            json.writeStringProperty("role", Word.of(user.role()));
            json.writeStringProperty("status", Word.of(user.status()));
            json.writeBooleanProperty("twoFactor", user.twoFactor());
            json.writeEndObject();
        }
        out.println();
    }
}
