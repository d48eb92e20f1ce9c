package dev.tradekeep.app.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client begins with: fields with a zero between them, which no argument, path or variable
 * may hold. The first two fields stay what they are in every version.
 *
 * @param version of the client's program
 * @param folder in which the command was typed, absolute
 * @param arguments of the command
 * @param environment the variables that it may depend on
 */
record Hello(String version, Path folder, List<String> arguments, Map<String, String> environment) {
    private static final String PROTOCOL = "tradekeep-command-1";
    private static final String SEPARATOR = "\0";
    private static final int FIELDS_MIN = 4;

    Frame frame() {
        List<String> fields = new ArrayList<>();
        fields.add(PROTOCOL);
        fields.add(version);
        fields.add(folder.toString());
        fields.add(Integer.toString(arguments.size()));
        fields.addAll(arguments);
        environment.forEach((name, value) -> fields.add(name + "=" + value));
        return new Frame(Frame.Kind.HELLO, String.join(SEPARATOR, fields));
    }

    /**
     * Reads one.
     *
     * @throws IOException when it is none
     */
    static Hello of(Frame frame) throws IOException {
        List<String> fields = Arrays.asList(frame.text().split(SEPARATOR, -1));
        if (frame.kind() != Frame.Kind.HELLO || fields.size() < FIELDS_MIN) {
            throw new IOException(frame + " in place of a greeting");
        }
        if (!fields.getFirst().equals(PROTOCOL)) {
            // Its other fields may be others, and its version tells that it does not fit.
            return new Hello(fields.get(1), Path.of("/"), List.of(), Map.of());
        }
        int count = Integer.parseInt(fields.get(FIELDS_MIN - 1));
        List<String> rest = fields.subList(FIELDS_MIN, fields.size());
        if (count < 0 || count > rest.size()) {
            throw new IOException(frame + " with " + count + " arguments");
        }
        Map<String, String> environment = new TreeMap<>();
        for (String variable : rest.subList(count, rest.size())) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return new Hello(
                fields.get(1),
                Path.of(fields.get(2)),
                List.copyOf(rest.subList(0, count)),
                environment);
    }
}
