package dev.tradekeep.app.queries.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.store.script.SqlScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    SELECT a FROM t WHERE b = ?2 AND c = ?1 | SELECT a FROM t WHERE b = $2 AND c = $1
                    SELECT a FROM t WHERE b=:x AND c <= :y OR d = :x | SELECT a FROM t WHERE b=$1 AND c <= $2 OR d = $1
                    SELECT ':a ?1', "c:d" FROM t -- :b | SELECT ':a ?1', "c:d" FROM t
                    SELECT CAST(a AS INTEGER) FROM t | SELECT CAST(a AS BIGINT) FROM t
                    SELECT iif(a < :x, 'b', max(c)) FROM t | SELECT CASE WHEN a < $1 THEN 'b' ELSE max(c) END FROM t
                    """)
    void queryIsSpelledAsPostgresDoes(String sqlite, String postgres) {
        assertThat(PostgresText.ofQuery(sqlite)).isEqualTo(postgres);
    }

    @Test
    void decimalsAndTimesOfViewsAreSpelledOut() {
        assertThat(part("printf('%d.%0*d', a / u, s, a % u)"))
                .isEqualTo(
                        "(CAST(a / u AS TEXT) || '.' || lpad(CAST(a % u AS TEXT),"
                                + " greatest(CAST(s AS INTEGER), 1), '0'))");
        assertThat(part("printf('%s%06dZ', iif(a < 0, '-', ''), a)"))
                .isEqualTo(
                        "(CAST(CASE WHEN a < 0 THEN '-' ELSE '' END AS TEXT)"
                                + " || lpad(CAST(a AS TEXT), greatest(6, 1), '0') || 'Z')");
        assertThat(part("strftime('%Y-%m-%dT%H:%M:%S', a / 1000000, 'unixepoch')"))
                .isEqualTo(
                        "to_char(to_timestamp(a / 1000000) AT TIME ZONE 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT printf('%x', a)",
                "SELECT strftime('%Y', a, 'unixepoch')",
                "SELECT ?",
                "SELECT iif(a",
                "SELECT 1; SELECT 2",
            })
    void whatHasNoRuleIsRefused(String sqlite) {
        assertThatThrownBy(() -> PostgresText.ofQuery(sqlite))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String part(String sql) {
        return PostgresText.of(new SqlScript(sql).statements().getFirst().tokens());
    }
}
