package dev.tradekeep.app.invocation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a command in a folder and with variables of its own.
 *
 * @param secret what is typed when it asks; empty for nothing
 */
public record MadeInvocation(
        Path folder,
        Map<String, String> environment,
        Optional<String> secret,
        Interruption interruption)
        implements Invocation {

    /** Without anything to type. */
    public static MadeInvocation in(Path folder, Map<String, String> environment) {
        return new MadeInvocation(folder, environment, Optional.empty(), new Interruption());
    }

    /** The same with a secret to type. */
    public MadeInvocation typing(String line) {
        return new MadeInvocation(folder, environment, Optional.of(line), interruption);
    }

    @Override
    public Path resolve(Path path) {
        return folder.resolve(path);
    }

    @Override
    public Optional<String> secret(String what) {
        return secret;
    }

    @Override
    public Optional<ServedBooks> served() {
        return Optional.empty();
    }
}
