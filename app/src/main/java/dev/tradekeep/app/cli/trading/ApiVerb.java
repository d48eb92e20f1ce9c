package dev.tradekeep.app.cli.trading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command that a route of the API does.
 *
 * @param subject what its arguments name, in their order and parted by blanks: parameters of the
 *     path or fields of the body; empty for none
 * @param fixed fields of the body that the verb itself says
 * @param asked what is asked for, or read from the standard input, when an option says so
 * @param example without {@code tradekeep}
 */
record ApiVerb(
        String name,
        String method,
        String route,
        String description,
        String subject,
        Map<String, String> fixed,
        List<ApiOption> options,
        List<Asked> asked,
        String example) {
    ApiVerb {
        asked = List.copyOf(asked);
        fixed = Map.copyOf(fixed);
        options = List.copyOf(options);
    }

    /**
     * Secrets, which never stand in a command line.
     *
     * @param option that says that they are to be asked for
     * @param meaning one sentence
     * @param fields of the body, in the order in which they are read
     */
    record Asked(String option, String meaning, List<String> fields) {
        Asked {
            fields = List.copyOf(fields);
        }
    }

    /** What its arguments name, in their order. */
    List<String> subjects() {
        return subject.isEmpty() ? List.of() : List.of(subject.split(" ", -1));
    }

    static ApiVerb of(
            String name,
            String method,
            String route,
            String description,
            String subject,
            String example,
            ApiOption... options) {
        return new ApiVerb(
                name,
                method,
                route,
                description,
                subject,
                Map.of(),
                List.of(options),
                List.of(),
                example);
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> all = new HashMap<>(fixed);
        all.put(field, value);
        return all;
    }

    /** The same with a field of the body that it always has. */
    ApiVerb saying(String field, String value) {
        return new ApiVerb(
                name,
                method,
                route,
                description,
                subject,
                with(field, value),
                options,
                asked,
                example);
    }

    /** The same with secrets that are asked for. */
    ApiVerb asking(Asked... secrets) {
        return new ApiVerb(
                name,
                method,
                route,
                description,
                subject,
                fixed,
                options,
                List.of(secrets),
                example);
    }
}
