package dev.tradekeep.venue.account;

/**
 * What an account proves itself with. Its text never holds the secret.
 *
 * @param key the public half, sent with each request
 * @param secret a shared secret, or a private key as PEM
 */
public record Credentials(String key, String secret) {

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
