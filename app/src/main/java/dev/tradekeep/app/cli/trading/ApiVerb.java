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
        String example) {
    ApiVerb {
        fixed = Map.copyOf(fixed);
        options = List.copyOf(options);
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
                name, method, route, description, subject, Map.of(), List.of(options), example);
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> all = new HashMap<>(fixed);
        all.put(field, value);
        return all;
    }

    /** The same with a field of the body that it always has. */
    ApiVerb saying(String field, String value) {
        return new ApiVerb(
                name, method, route, description, subject, with(field, value), options, example);
    }
}
