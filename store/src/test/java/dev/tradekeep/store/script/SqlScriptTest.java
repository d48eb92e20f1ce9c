package dev.tradekeep.store.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void splitsAtSemicolonsOutsideOfTextsCommentsAndNames() {
        String script =
                """
                SELECT ';' ; -- no; statement
                SELECT "a;b", [c;d], `e;f` /* ; */;;
                SELECT x';', 'it''s;'\
                """;
        assertThat(texts(script))
                .containsExactly(
                        "SELECT ';' ",
                        "SELECT \"a;b\", [c;d], `e;f` /* ; */",
                        "SELECT x';', 'it''s;'");
    }

    @Test
    void aTriggerIsOneStatement() {
        String trigger =
                "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT CASE 1 WHEN 1 THEN"
                        + " 2 END; END";
        assertThat(texts(trigger + "; SELECT 3;")).containsExactly(trigger, "SELECT 3");
    }

    @Test
    void whatIsNotClosedReachesToTheEnd() {
        assertThat(texts("SELECT 'a; SELECT 1")).containsExactly("SELECT 'a; SELECT 1");
        assertThat(texts("SELECT 1 /* ; SELECT 2")).containsExactly("SELECT 1");
    }

    @Test
    void spellingDoesNotCountInTheCanonicalForm() {
        assertThat(canonical("create  TABLE \"A\" (x INTEGER /* why */)"))
                .isEqualTo(canonical("CREATE TABLE a(x integer)"))
                .isNotEqualTo(canonical("CREATE TABLE a (x TEXT)"));
        assertThat(canonical("SELECT 'A'")).isNotEqualTo(canonical("SELECT 'a'"));
    }

    @Test
    void placesAreLinesColumnsAndACaret() {
        SqlScript script = new SqlScript("SELECT 1;\n\tSELECT bad;\r\n");
        int offset = script.text().indexOf("bad");
        assertThat(script.lineOf(offset)).isEqualTo(2);
        assertThat(script.columnOf(offset)).isEqualTo(9);
        assertThat(script.excerpt(offset)).isEqualTo("2 |  SELECT bad; \n  |         ^");
        assertThat(script.columnOf(0)).isEqualTo(1);
    }

    @Test
    void everyTextIsTakenApartWithoutLoss() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String alphabet = "aE'\"`[];-/*\n x0.1+(CREATE TRIGGER END";
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int at = 0;
            for (SqlStatement statement : new SqlScript(text.toString()).statements()) {
                assertThat(statement.offset()).as("seed %s", seed).isGreaterThanOrEqualTo(at);
                assertThat(text.substring(statement.offset())).startsWith(statement.text());
                assertThat(statement.tokens()).isNotEmpty();
                at = statement.offset() + statement.text().length();
            }
        }
    }

    private static List<String> texts(String script) {
        return new SqlScript(script).statements().stream().map(SqlStatement::text).toList();
    }

    private static String canonical(String sql) {
        return new SqlScript(sql).statements().getFirst().canonical();
    }
}
