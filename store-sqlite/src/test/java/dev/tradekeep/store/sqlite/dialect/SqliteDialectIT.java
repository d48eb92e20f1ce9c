package dev.tradekeep.store.sqlite.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.auditlog.AuditEntry;
import dev.tradekeep.store.auditlog.AuditLog;
import dev.tradekeep.store.auditlog.AuditLogListing;
import dev.tradekeep.store.instruments.InstrumentCatalogueQuery;
import dev.tradekeep.store.queries.StoreQueries;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(LeakCheck.class)
class SqliteDialectIT extends BooksIT {
    private static final int ROWS_MAX = 10;

    /** What a statement takes and gives. */
    private record Shape(List<@Nullable String> parameters, List<String> columns) {}

    @ParameterizedTest
    @MethodSource("overridden")
    void ownTextHasTheParametersAndColumnsOfTheNeutralOne(Query query) {
        String own = query.sql(SqliteDialect.INSTANCE);

        assertThat(own).isNotEqualTo(query.sql());
        assertThat(shape(own)).isEqualTo(shape(query.sql()));
    }

    @ParameterizedTest
    @CsvSource({
        "SEARCH_CODE, BTCusd",
        "SEARCH_WORDS, sim crypto",
        "SEARCH_BEGINNINGS, si cryp",
    })
    void neutralTextFindsAnInstrumentWithoutTheIndex(InstrumentCatalogueQuery query, String words) {
        makeWorld();

        assertThat(symbols(query, words)).containsExactly("BTC/USD");
        assertThat(symbols(new Neutral(query), words)).containsExactly("BTC/USD");
        assertThat(symbols(new Neutral(query), words + "x")).isEmpty();
    }

    @Test
    void neutralTextFindsAnEntryOfTheLogWithoutTheIndex() {
        AuditEntry entry =
                new AuditEntry(
                        null, "Anna", "user.role", "user", "bert", null, "trader", null, null, 1);
        run(t -> new AuditLog(t).append(entry));

        assertThat(entries(AuditLogListing.LOG_BY_TEXT, "ann bert trad")).containsExactly(1L);
        assertThat(entries(new Neutral(AuditLogListing.LOG_BY_TEXT), "ann bert trad"))
                .containsExactly(1L);
        assertThat(entries(new Neutral(AuditLogListing.LOG_BY_TEXT), "viewer")).isEmpty();
    }

    private List<String> symbols(Query search, String words) {
        return read(t ->
                t.list(
                        search,
                        p ->
                                p.set("words", words)
                                        .set("exchange", "sim")
                                        .set("kind", (String) null)
                                        .set("rows_max", ROWS_MAX),
                        row -> row.getText("symbol")));
    }

    private List<Long> entries(Query listing, String words) {
        return read(t ->
                t.list(
                        listing,
                        p -> p.set(1, words).set(2, Long.MAX_VALUE).set(3, ROWS_MAX),
                        row -> row.getLong(0)));
    }

    private Shape shape(String sql) {
        try (DatabaseReader reader = database().openReader()) {
            return reader.ask(connection -> shape(connection, sql));
        }
    }

    private static Shape shape(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            List<@Nullable String> parameters = new ArrayList<>();
            for (int index = 1; index <= statement.parameterCount(); index++) {
                parameters.add(statement.parameterName(index));
            }
            List<String> columns = new ArrayList<>();
            for (int column = 0; column < statement.columnCount(); column++) {
                columns.add(statement.columnName(column));
            }
            return new Shape(parameters, columns);
        }
    }

    static Stream<Query> overridden() {
        return StoreQueries.all().stream()
                .filter(query -> SqliteDialect.INSTANCE.override(query) != null);
    }

    /** A query that no dialect knows. */
    private record Neutral(Query query) implements Query {
        @Override
        public String name() {
            return query.name();
        }

        @Override
        public String sql() {
            return query.sql();
        }
    }
}
