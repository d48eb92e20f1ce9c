package dev.tradekeep.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import dev.tradekeep.store.sqlite.testing.RealisticBooks;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every listing over books with rows in every table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingPagesTest {
    private static final int SMALL_PAGE_ROWS = 7;
    private static final int ROWS_COMPARED = 100;

    private final Connection connection = Connection.openInMemory();
    private final ListingReader reader = new ListingReader(new SqliteTransaction(connection));

    @BeforeAll
    void fillBooks() {
        new Migrator(MigrationCatalogue.load(), TestBooks.CLOCK).migrate(connection);
        connection.execute(RealisticBooks.sql());
    }

    @AfterAll
    void close() {
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void smallPagesGiveTheRowsOfALargeOne(Listing listing) {
        Map<String, String> given = sampleValues(listing);
        List<String> whole = texts(reader.page(listing, given, null, ROWS_COMPARED));

        List<String> pieces = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            ListingPage page = reader.page(listing, given, after, SMALL_PAGE_ROWS);
            pieces.addAll(texts(page));
            after = page.next();
        } while (after != null && pieces.size() < ROWS_COMPARED);

        assertThat(pieces.subList(0, Math.min(pieces.size(), whole.size()))).isEqualTo(whole);
        assertThat(pieces.size()).isGreaterThanOrEqualTo(whole.size());
    }

    @ParameterizedTest
    @MethodSource("listings")
    void columnsAreNamedOnceAndFiltersAreKebabCase(Listing listing) {
        List<String> names = listing.source().columns().stream().map(Column::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9_]+"));
        assertThat(listing.filterNames())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"));
        assertThat(listing.source().noun()).matches("[a-z-]+");
    }

    @Test
    void noTwoListingsOfANounHaveTheSameFilters() {
        for (String noun : QueryCatalogue.listings().nouns()) {
            List<HashSet<String>> combinations =
                    QueryCatalogue.listings().of(noun).stream()
                            .map(listing -> new HashSet<>(listing.filterNames()))
                            .toList();
            assertThat(combinations).as(noun).doesNotHaveDuplicates();
        }
    }

    private static Map<String, String> sampleValues(Listing listing) {
        Map<String, String> given = new HashMap<>();
        for (Filter filter : listing.filters()) {
            given.put(filter.name(), sampleValue(filter));
        }
        return given;
    }

    private static String sampleValue(Filter filter) {
        return switch (filter.kind()) {
            case FLAG -> "true";
            case TEXT -> "o17";
            case SEARCH -> "word17 type";
            case INTEGER -> "1";
            case TIME -> "1970-01-01T00:00:00.000100Z";
            case CHOICE -> filter.choices().getFirst();
            case NAME -> sampleName(filter.lookup());
        };
    }

    private static String sampleName(@Nullable NameQuery lookup) {
        return switch (java.util.Objects.requireNonNull(lookup)) {
            case ASSET -> "A51";
            case CHANNEL -> "k1";
            case CONNECTION -> "c1";
            case ENGINE -> "e1";
            case EXCHANGE -> "x1";
            case HOOK -> "h1";
            case INSTRUMENT -> "x2:S1";
            case PORTFOLIO -> "f2";
            case PRESET -> "p2";
            case STRATEGY -> "s2";
            case USER -> "u2";
        };
    }

    private static List<String> texts(ListingPage page) {
        return page.rows().stream().map(row -> String.join("|", row)).toList();
    }

    static Stream<Listing> listings() {
        return QueryCatalogue.all().stream()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast);
    }
}
