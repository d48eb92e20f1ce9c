package dev.tradekeep.app.secrets;

import dev.tradekeep.app.config.ConfigKey;
import dev.tradekeep.app.config.Configuration;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Where the keys are.
 *
 * @param keyFile empty for the one next to the database
 * @param passphraseFile its first line locks the key file; empty for none
 */
public record SecretSettings(Optional<Path> keyFile, Optional<Path> passphraseFile) {
    /** A key file next to the database, not locked. */
    public static final SecretSettings DEFAULT =
            new SecretSettings(Optional.empty(), Optional.empty());

    /** As a configuration says. */
    public static SecretSettings of(Configuration configuration) {
        return new SecretSettings(
                configuration.optionalPath(ConfigKey.SECRETS_KEY_FILE),
                configuration.optionalPath(ConfigKey.SECRETS_PASSPHRASE_FILE));
    }

    /** The key file of a database. */
    public KeyFile of(Path database, SecureRandom random) {
        Passphrase passphrase =
                passphraseFile.map(file -> new Passphrase(firstLine(file), random)).orElse(null);
        return new KeyFile(keyFile.orElseGet(() -> KeyFile.nextTo(database)), passphrase, random);
    }

    private static String firstLine(Path file) {
        return PrivateFile.read("passphrase file", file).lines().findFirst().orElse("");
    }
}
