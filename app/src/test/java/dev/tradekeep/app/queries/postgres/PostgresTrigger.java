package dev.tradekeep.app.queries.postgres;

import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.List;

/** A trigger that refuses: a function of PL/pgSQL that raises, and the trigger that calls it. */
final class PostgresTrigger {
    private PostgresTrigger() {}

    /**
     * The two statements.
     *
     * @throws IllegalArgumentException when its body is anything but {@code SELECT RAISE(ABORT, …)}
     */
    static List<String> statements(SqlStatement trigger) {
        List<SqlToken> tokens = trigger.tokens();
        String name = tokens.get(2).name();
        int begin = trigger.indexOf("BEGIN");
        int when = trigger.indexOf("WHEN");
        if (!trigger.hasAt(begin + 1, "SELECT", "RAISE")) {
            throw new IllegalArgumentException("There is no rule for trigger " + name);
        }
        String message = tokens.get(begin + 6).text();
        String raise = "RAISE EXCEPTION USING MESSAGE = " + message + ";";
        if (when >= 0) {
            String condition = PostgresText.of(tokens.subList(when + 1, begin));
            raise = "IF " + condition + " THEN " + raise + " END IF;";
        }
        String row = trigger.has("BEFORE", "DELETE") ? "old" : "new";
        String event = PostgresText.of(tokens.subList(3, when >= 0 ? when : begin));
        return List.of(
                """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN %s RETURN %s; END $$\
                """
                        .formatted(name, raise, row),
                "CREATE TRIGGER %s %s FOR EACH ROW EXECUTE FUNCTION %s()"
                        .formatted(name, event, name));
    }
}
