package dev.tradekeep.bench.figures.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeforeFileTest {
    @Test
    void leavesPrimaryKeysAndNoUniqueRule() {
        String definition =
                """
                CREATE TABLE orders (
                    id INTEGER PRIMARY KEY,
                    code TEXT NOT NULL UNIQUE CHECK (length(code) > 0),
                    -- Two of them, may meet.
                    UNIQUE (code, id),
                    CHECK (id > 0)
                ) STRICT\
                """;

        assertThat(BeforeFile.withoutUnique(definition))
                .doesNotContain("UNIQUE")
                .contains("PRIMARY KEY", "CHECK (length(code) > 0)", "CHECK (id > 0)");
    }

    @Test
    void makesAPlainTable() {
        assertThat(
                        BeforeFile.withoutKey(
                                "CREATE TABLE p (a INTEGER, b INTEGER, PRIMARY KEY (a, b), CHECK (a > 0))"
                                        + " STRICT, WITHOUT ROWID"))
                .isEqualTo("CREATE TABLE p (a INTEGER, b INTEGER, CHECK (a > 0)) STRICT");
    }
}
