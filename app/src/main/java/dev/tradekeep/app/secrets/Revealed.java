package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.connections.SecretKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a connection in plain text. Its own text never holds any.
 *
 * @param secrets by their kind; none when they cannot be opened
 * @param why they cannot be opened; null when they can
 */
public record Revealed(Map<SecretKind, String> secrets, @Nullable TradekeepException why) {
    public Revealed {
        secrets = Map.copyOf(secrets);
    }

    /**
     * The secrets.
     *
     * @throws TradekeepException when they cannot be opened
     */
    public Map<SecretKind, String> orThrow() {
        if (why != null) {
            throw why;
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "Revealed[***]";
    }
}
