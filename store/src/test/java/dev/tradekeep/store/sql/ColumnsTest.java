package dev.tradekeep.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ColumnsTest {
    private static final Columns BOTH = Columns.of("t", "a").with("b");

    @Test
    void makesTheTextsOfStatements() {
        assertThat(BOTH.insert()).isEqualTo("INSERT INTO t (a, b) VALUES (:a, :b)");
        assertThat(BOTH.select()).isEqualTo("SELECT a, b FROM t");
        assertThat(BOTH.listOf("x")).isEqualTo("x.a, x.b");
        assertThat(BOTH.assignments()).isEqualTo("a = :a, b = :b");
    }

    @Test
    void makesTheInsertOfManyRows() {
        assertThat(MultiRow.insert(BOTH, 2))
                .isEqualTo("INSERT INTO t (a, b) VALUES (?1, ?2), (?3, ?4)");
    }

    @Test
    void findsThePositionOfAColumn() {
        assertThat(BOTH.index("b")).isOne();
        assertThatThrownBy(() -> BOTH.index("c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Wanted one of a, b of t, found c.");
    }
}
