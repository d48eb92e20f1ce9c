package dev.tradekeep.app.invocation;

import java.util.List;
import java.util.Map;

/** What the HTTP API does, asked from within the process by whoever sits at the machine. */
@FunctionalInterface
public interface Api {
    /**
     * A request.
     *
     * @param method such as {@code POST}
     * @param route the path as the table of routes has it, with parameters in braces
     * @param values by name, those of the path and those of the body; several where the body takes
     *     several
     */
    record Call(String method, String route, Map<String, List<String>> values) {
        public Call {
            values = Map.copyOf(values);
        }
    }

    /**
     * Does it.
     *
     * @return the reply, one JSON object
     * @throws dev.tradekeep.model.error.TradekeepException as the route does
     */
    String call(Call call);
}
