package dev.tradekeep.app.queries.postgres;

import dev.tradekeep.store.script.SqlToken;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of SQLite that the views use, in PostgreSQL's words. */
final class PostgresFunction {
    private static final Set<String> NAMES = Set.of("iif", "printf", "strftime");

    /** Text of its own, or a value of {@code printf} with its width. */
    private static final Pattern PIECE = Pattern.compile("[^%]+|%(?:0(\\*|\\d+))?([ds])");

    private static final String ISO_SECONDS = "'%Y-%m-%dT%H:%M:%S'";

    private PostgresFunction() {}

    static boolean isKnown(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD && NAMES.contains(token.name());
    }

    /**
     * A call.
     *
     * @param arguments already in PostgreSQL's words
     */
    static String call(String name, List<String> arguments) {
        return switch (name) {
            case "iif" -> iif(arguments);
            case "printf" -> printf(arguments);
            case "strftime" -> strftime(arguments);
            default -> throw new IllegalArgumentException("There is no rule for " + name);
        };
    }

    private static String iif(List<String> arguments) {
        return "CASE WHEN %s THEN %s ELSE %s END".formatted(arguments.toArray());
    }

    private static String printf(List<String> arguments) {
        String quoted = arguments.getFirst().strip();
        String format = quoted.substring(1, quoted.length() - 1);
        Iterator<String> values = arguments.subList(1, arguments.size()).iterator();
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(format);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) {
                throw new IllegalArgumentException("There is no rule for printf(" + quoted + ")");
            }
            pieces.add(piece(matcher, values));
            end = matcher.end();
        }
        if (end != format.length()) {
            throw new IllegalArgumentException("There is no rule for printf(" + quoted + ")");
        }
        return "(" + String.join(" || ", pieces) + ")";
    }

    private static String piece(Matcher matcher, Iterator<String> values) {
        String width = matcher.group(1);
        if (matcher.group(2) == null) {
            return "'" + matcher.group() + "'";
        }
        if (width == null) {
            return "CAST(" + values.next() + " AS TEXT)";
        }
        String digits = width.equals("*") ? "CAST(" + values.next() + " AS INTEGER)" : width;
        return "lpad(CAST(" + values.next() + " AS TEXT), greatest(" + digits + ", 1), '0')";
    }

    private static String strftime(List<String> arguments) {
        if (!arguments.getFirst().strip().equals(ISO_SECONDS)
                || !arguments.getLast().strip().equals("'unixepoch'")) {
            throw new IllegalArgumentException("There is no rule for strftime" + arguments);
        }
        return "to_char(to_timestamp("
                + arguments.get(1).strip()
                + ") AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')";
    }
}
