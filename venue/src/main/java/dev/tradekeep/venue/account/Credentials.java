package dev.tradekeep.venue.account;

/**
 * What an account proves itself with. Its text never holds the secret.
 *
 * @param key the public half, sent with each request
 * @param secret a shared secret, or a private key as PEM
 * @param passphrase what some exchanges ask for on top; empty for none
 */
public record Credentials(String key, String secret, String passphrase) {

    /** Without a passphrase. */
    public Credentials(String key, String secret) {
        this(key, secret, "");
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
