package dev.tradekeep.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shows that the plan test can fail: each rule on a plan that SQLite itself makes. */
class PlanRulesTest {
    private final Connection connection = Connection.openInMemory();

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void findsAScanOfATableThatGrows() {
        connection.execute("CREATE TABLE trades (a, b); CREATE TABLE assets (a, b)");

        assertThat(faults("SELECT * FROM trades WHERE a = 1")).containsExactly("SCAN trades");
        assertThat(faults("SELECT * FROM trades AS t WHERE a = 1")).containsExactly("SCAN t");
        assertThat(faults("SELECT * FROM assets WHERE a = 1")).isEmpty();
    }

    @Test
    void findsAScanOfAnIndex() {
        connection.execute("CREATE TABLE trades (a, b); CREATE INDEX i ON trades (b)");

        assertThat(faults("SELECT b FROM trades"))
                .containsExactly("SCAN trades USING COVERING INDEX i");
    }

    @Test
    void findsASort() {
        connection.execute("CREATE TABLE assets (a, b)");

        assertThat(faults("SELECT * FROM assets ORDER BY b"))
                .containsExactly("USE TEMP B-TREE FOR ORDER BY");
        assertThat(faults("SELECT b, count(*) FROM assets GROUP BY b"))
                .containsExactly("USE TEMP B-TREE FOR GROUP BY");
    }

    @Test
    void findsAnIndexThatSqliteMakesForOneQuery() {
        connection.execute("CREATE TABLE assets (a, b); CREATE TABLE engines (a, b)");

        assertThat(faults("SELECT * FROM assets JOIN engines USING (a)"))
                .singleElement()
                .asString()
                .contains("AUTOMATIC");
    }

    @Test
    void acceptsASearch() {
        connection.execute("CREATE TABLE trades (id INTEGER PRIMARY KEY, b UNIQUE)");

        assertThat(faults("SELECT * FROM trades WHERE b = 1")).isEmpty();
        assertThat(faults("INSERT INTO trades VALUES (1, 2)")).isEmpty();
        assertThat(faults("INSERT INTO trades VALUES (1, 2), (3, 4)")).isEmpty();
    }

    @Test
    void acceptsAFullTextSearchAndFindsAFullTextScan() {
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (a, b)");

        assertThat(faults("SELECT a FROM words WHERE words MATCH 'x' ORDER BY rank")).isEmpty();
        assertThat(faults("SELECT a FROM words WHERE a = 'x'")).hasSize(1);
    }

    @Test
    void findsAnIndexThatNoPlanNames() {
        List<String> plans = List.of("SEARCH t USING COVERING INDEX ix_used (a=?)");

        assertThat(PlanRules.unused(List.of("ix_used", "ix_use"), plans)).containsExactly("ix_use");
    }

    private List<String> faults(String sql) {
        return PlanRules.faults(
                PlainSql.rows(connection, "EXPLAIN QUERY PLAN " + sql).stream()
                        .map(row -> row.substring(row.lastIndexOf('|') + 1))
                        .toList());
    }
}
