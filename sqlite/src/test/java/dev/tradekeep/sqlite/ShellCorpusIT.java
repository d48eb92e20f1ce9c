package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a corpus of SQL through this module and through the {@code sqlite3} shell, each on a new
 * database, and holds every value and every failure against the other's.
 */
final class ShellCorpusIT {
    private static final int STATEMENTS_MIN = 150;
    private static final int SHELL_TIMEOUT_SECONDS = 60;
    private static final String FAILS = "-- fails\n";
    private static final String FAILED = "an error";

    /** Characters that no value holds. */
    private static final String BETWEEN_VALUES = "\u001f";

    private static final String AFTER_ROW = "\u001e";
    private static final String BEFORE_STATEMENT = "\u001d";

    private static final Pattern REAL =
            Pattern.compile("-?(Inf|\\d+(\\.\\d*|(\\.\\d*)?e[+-]?\\d+))");
    private static final Pattern ERROR_LINE = Pattern.compile("rror near line (\\d+)");

    @TempDir private Path folder;

    @Test
    void answersWhatTheShellAnswers() throws IOException, InterruptedException {
        List<String> statements = corpus();
        assertThat(statements).hasSizeGreaterThanOrEqualTo(STATEMENTS_MIN);
        List<String> here = answersHere(statements);
        List<String> shell = answersOfShell(statements);
        assertThat(here).hasSameSizeAs(statements);
        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < statements.size(); i++) {
                String sql = statements.get(i);
                softly.assertThat(here.get(i)).as("%s", sql).isEqualTo(shell.get(i));
                softly.assertThat(here.get(i).equals(FAILED))
                        .as("Fails: %s", sql)
                        .isEqualTo(sql.startsWith(FAILS));
            }
        });
    }

    private static List<String> corpus() throws IOException {
        try (InputStream corpus = ShellCorpusIT.class.getResourceAsStream("corpus.sql")) {
            String text =
                    new String(
                            Objects.requireNonNull(corpus).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n\n+", -1));
        }
    }

    private List<String> answersHere(List<String> statements) {
        try (Connection connection =
                Connection.open(folder.resolve("here.db"), OpenMode.READ_WRITE_CREATE)) {
            return statements.stream().map(sql -> answer(connection, sql)).toList();
        }
    }

    private static String answer(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            StringBuilder answer = new StringBuilder();
            while (statement.step()) {
                for (int column = 0; column < statement.columnCount(); column++) {
                    answer.append(column == 0 ? "" : " | ").append(value(statement, column));
                }
                answer.append('\n');
            }
            return answer.toString();
        } catch (SqliteException e) {
            return FAILED;
        }
    }

    private static String value(Statement row, int column) {
        return switch (row.type(column)) {
            case INTEGER -> Long.toString(row.getLong(column));
            case REAL -> real(row.getDouble(column));
            case TEXT -> quote(Objects.requireNonNull(row.getText(column)));
            case BLOB ->
                    "X'"
                            + HexFormat.of().formatHex(Objects.requireNonNull(row.getBlob(column)))
                            + "'";
            case NULL -> "NULL";
        };
    }

    /** The shell prints no sign of a zero. */
    private static String real(double value) {
        return value == 0 ? "0.0" : Double.toHexString(value);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private List<String> answersOfShell(List<String> statements)
            throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(".mode quote\n.separator \"\\037\" \"\\036\"\n");
        List<Integer> firstLines = new ArrayList<>();
        int line = 3;
        for (String sql : statements) {
            firstLines.add(line);
            script.append(".print \"\\035\"\n").append(sql).append('\n');
            line += 2 + (int) sql.chars().filter(c -> c == '\n').count();
        }
        Path errors = folder.resolve("errors.txt");
        String printed = runShell(script.toString(), errors);
        List<String> answers = new ArrayList<>();
        String[] parts = printed.split(BEFORE_STATEMENT + "\n", -1);
        assertThat(parts).as("%s", Files.readString(errors)).hasSize(statements.size() + 1);
        for (int i = 1; i < parts.length; i++) {
            answers.add(normalized(parts[i]));
        }
        for (String error : Files.readAllLines(errors)) {
            Matcher matcher = ERROR_LINE.matcher(error);
            if (matcher.find()) {
                answers.set(statementAt(Integer.parseInt(matcher.group(1)), firstLines), FAILED);
            }
        }
        return answers;
    }

    private String runShell(String script, Path errors) throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("script.sql"), script);
        Path output = folder.resolve("output.txt");
        Process shell =
                new ProcessBuilder(
                                "sqlite3",
                                "-batch",
                                "-init",
                                "/dev/null",
                                folder.resolve("shell.db").toString())
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        try {
            assertThat(shell.waitFor(SHELL_TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            shell.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static int statementAt(int line, List<Integer> firstLines) {
        int statement = firstLines.size() - 1;
        while (firstLines.get(statement) > line) {
            statement--;
        }
        return statement;
    }

    private static String normalized(String rows) {
        StringBuilder answer = new StringBuilder();
        for (String row : rows.split(AFTER_ROW, -1)) {
            if (row.isEmpty()) {
                continue;
            }
            String[] values = row.split(BETWEEN_VALUES, -1);
            for (int column = 0; column < values.length; column++) {
                answer.append(column == 0 ? "" : " | ").append(normalizedValue(values[column]));
            }
            answer.append('\n');
        }
        return answer.toString();
    }

    /** Reals in one way of writing them, since versions of the shell print different digits. */
    private static String normalizedValue(String value) {
        boolean isReal = REAL.matcher(value).matches();
        return isReal ? real(Double.parseDouble(value.replace("Inf", "1e999"))) : value;
    }
}
