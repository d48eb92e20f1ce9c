package dev.tradekeep.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.listing.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No listing reads a column that holds a secret or the hash of one. */
class SecretColumnsTest {
    private static final List<String> SECRET_COLUMNS =
            List.of("password_hash", "token_sha256", "csrf_sha256", "ciphertext", "nonce");

    @Test
    void thereAreListings() {
        assertThat(listings()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void showsNoSecret(Listing listing) {
        assertThat(listing.sql()).doesNotContain(SECRET_COLUMNS);
        assertThat(listing.sql().replace("totp_secret IS NOT NULL", ""))
                .doesNotContain("totp_secret");
    }

    static List<Listing> listings() {
        return QueryCatalogue.all().stream()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast)
                .toList();
    }
}
