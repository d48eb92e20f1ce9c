package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people get wrong, end to end: one clear line, the exit code of the error table, and a
 * database that is as it was.
 */
final class BadInputIT {
    private static final int USAGE = 2;
    private static final String NEXT = "2025-01-01T00:05:00Z,";

    /** A database with five candles of one decimal and a completed run. */
    @TempDir static Path shared;

    @TempDir Path folder;
    private Path database;

    @BeforeAll
    static void makeDatabase() throws IOException {
        Path candles = SampleCandles.csv(shared.resolve("five.csv"), SampleCandles.FIVE);
        CommandRun made =
                CommandRun.of(
                        shared,
                        "demo",
                        "--db",
                        shared.resolve("t.db"),
                        "--candles",
                        candles,
                        "--instrument",
                        "BTC/USD",
                        "--strategy",
                        "buy-and-hold");
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    @BeforeEach
    void copyDatabase() throws IOException {
        database = Files.copy(shared.resolve("t.db"), folder.resolve("t.db"));
    }

    @Test
    void missingFile() throws Exception {
        Path missing = folder.resolve("missing.csv");
        importRefused(ErrorCode.FILE_NOT_FOUND, missing, missing + ": there is no such file");
        refused(
                ErrorCode.FILE_NOT_FOUND,
                List.of("there is no such file"),
                "demo",
                "--db",
                database,
                "--candles",
                missing);
    }

    /** A regular file that not even root can read at its start. */
    @Test
    void unreadableFile() throws Exception {
        importRefused(ErrorCode.FILE_UNREADABLE, Path.of("/proc/self/mem"), "/proc/self/mem");
    }

    @Test
    void fileWithoutPermissionOrReadAsRoot() throws Exception {
        Path secret = SampleCandles.csv(folder.resolve("secret.csv"), SampleCandles.FIVE);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(secret)) {
            CommandRun run = CommandRun.of(folder, importing(secret));
            assertThat(run.exitCode()).as("root reads it all the same").isZero();
            return;
        }
        importRefused(ErrorCode.FILE_UNREADABLE, secret, "no permission to read it");
    }

    @Test
    void folderWithoutAFileOfCandles() throws Exception {
        importRefused(
                ErrorCode.FILE_NOT_FOUND, folder, folder.toString(), "it has no file ending in");
    }

    @Test
    void emptyFile() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        importRefused(ErrorCode.FILE_MALFORMED, empty, "empty.csv", "empty");
    }

    @Test
    void headerWithoutCandles() throws Exception {
        Path header = Files.writeString(folder.resolve("header.csv"), SampleCandles.HEADER);
        importRefused(ErrorCode.FILE_MALFORMED, header, "header.csv", "no candles");
    }

    @Test
    void zipCutShort() throws Exception {
        Path zip = folder.resolve("cut.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("five.csv"));
            out.write(Files.readAllBytes(shared.resolve("five.csv")));
        }
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length * 2 / 3));
        importRefused(ErrorCode.FILE_MALFORMED, zip, "cut.zip", "cut short");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, UTF-16", "UTF-16LE, UTF-16", "ISO-8859-1, UTF-8"})
    void fileInAnotherEncoding(String charset, String word) throws Exception {
        String text = SampleCandles.HEADER + String.join("\n", SampleCandles.FIVE) + ",é\n";
        Path file = Files.write(folder.resolve("odd.csv"), text.getBytes(Charset.forName(charset)));
        importRefused(ErrorCode.FILE_MALFORMED, file, "odd.csv", word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "101.05,102,100,101,1; 1 decimals",
                "0,102,0,101,1; every price must be above 0",
                "101,102,-100,101,1; every price must be above 0",
                "101,99,100,101,1; the high is below the low",
                "103,102,100,101,1; the open lies outside low to high",
                "101,102,100,99,1; the close lies outside low to high",
                "101,102,100,101,-1; the volume is negative",
                "101,102,100,1O1,1; close",
                "101,102,100,NaN,1; close",
                "101,102,100,99999999999999999999,1; close",
                "101,102,100; wanted 6 columns, found 4",
            })
    void rowThatIsNoCandle(String values, String word) throws Exception {
        Path file = withRow(NEXT + values);
        importRefused(ErrorCode.FILE_MALFORMED, file, file + ":7", word);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:04:00Z, is there twice",
        "2025-01-01T00:01:00Z, must be in the order of time",
        "2025-01-01T00:05:07Z, is not on the 1m grid",
        "yesterday, time",
    })
    void rowAtAWrongTime(String time, String word) throws Exception {
        Path file = withRow(time + ",101,102,100,101,1");
        importRefused(ErrorCode.FILE_MALFORMED, file, file + ":7", word);
    }

    @Test
    void otherValuesForACandleThatIsThere() throws Exception {
        List<String> rows = new ArrayList<>(SampleCandles.FIVE);
        rows.set(2, "2025-01-01T00:02:00Z,101.0,101.5,100.5,101.4,0");
        Path file = SampleCandles.csv(folder.resolve("five.csv"), rows);
        importRefused(ErrorCode.CONFLICT, file, "five.csv:4", "The books have", "--source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "close=price; there is no column \"price\"",
                "close=9; there is no column \"9\"",
                "clos=2; wanted one of time, open, high, low, close, volume",
                "close; wanted a form such as",
                "close=2; is taken for both",
            })
    void columnThatIsNotThere(String columns, String word) throws Exception {
        importRefusedWith(ErrorCode.INVALID_ARGUMENT, word, "--columns", columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--date; 13.12.2022; 2022-12-13",
                "--date; 2022-02-30; 2022-02-30",
                "--interval; 1x; 1x",
                "--interval; 0m; 0m",
                "--interval; 2w; from 1s to 1w",
                "--instrument; /USD; BTC/USD",
                "--instrument; BTC/; BTC/USD",
                "--instrument; USD/USD; differ",
                "--instrument; B C/USD; B C",
            })
    void optionOfAnImportThatCannotBeRead(String option, String value, String word)
            throws Exception {
        importRefusedWith(ErrorCode.INVALID_ARGUMENT, word, option, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--strategy; crosover; INVALID_ARGUMENT; Did you mean \"crossover\"?",
                "--strategy; crossover:fats=2; INVALID_ARGUMENT; Did you mean \"fast\"?",
                "--strategy; crossover:fast=x; INVALID_ARGUMENT; found \"x\"",
                "--strategy; crossover:fast=50,slow=20; INVALID_ARGUMENT; fast",
                "--strategy; crossover:; INVALID_ARGUMENT; name=value",
                "--cash; lots; NUMBER_MALFORMED; lots",
                "--cash; 0; INVALID_ARGUMENT; above 0",
                "--cash; -5; INVALID_ARGUMENT; above 0",
                "--cash; 1.123456789; NUMBER_NOT_EXACT; 8 decimals",
                "--cash; 1e12; NUMBER_OUT_OF_RANGE; 1e12",
                "--fee-bps; x; NUMBER_MALFORMED; x",
                "--fee-bps; 10001; NUMBER_OUT_OF_RANGE; 10000",
                "--slippage-bps; -1; INVALID_ARGUMENT; Slippage",
                "--instrument; BTC; NOT_FOUND; BTC/USD",
            })
    void optionOfTheDemoThatCannotBeRead(String option, String value, ErrorCode code, String word)
            throws Exception {
        Path candles = SampleCandles.wave(folder.resolve("new.csv"), 10);
        refused(
                code,
                List.of(word),
                "demo",
                "--db",
                database,
                "--candles",
                candles,
                option + "=" + value);
    }

    @Test
    void seedThatIsNoNumber() throws Exception {
        String before = SqliteShell.dump(database);
        CommandRun run = CommandRun.of(folder, "demo", "--db", database, "--seed", "x");
        assertThat(run.exitCode()).isEqualTo(USAGE);
        assertThat(run.err()).contains("--seed", "'x'").hasLineCount(1);
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    @Test
    void databaseOfAnotherProgram() throws Exception {
        Path foreign = folder.resolve("foreign.db");
        SqliteShell.query(foreign, "CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')");
        database = foreign;
        everyCommandIsRefused(ErrorCode.DATABASE_FOREIGN, "belongs to another program");
        assertThat(SqliteShell.value(foreign, "PRAGMA journal_mode")).isEqualTo("delete");
    }

    @Test
    void databaseOfANewerVersion() throws Exception {
        SqliteShell.query(
                database,
                "INSERT INTO migrations SELECT 1 + max(position), 'tradekeep', '999_future', checksum,"
                        + " chain, applied_at, 0 FROM migrations");
        refused(
                ErrorCode.DATABASE_NEWER,
                List.of("newer Tradekeep", "999_future"),
                "db",
                "init",
                "--db",
                database);
        refused(ErrorCode.DATABASE_NEWER, List.of("newer"), "demo", "--db", database);
    }

    @Test
    void databaseThatIsNone() throws Exception {
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear reader,\n".repeat(100));
        String before = Files.readString(text);
        for (Object[] command : commands(text)) {
            assertRefused(
                    CommandRun.of(folder, command),
                    ErrorCode.DATABASE_FOREIGN,
                    List.of("letter.txt", "no SQLite database"));
        }
        assertThat(text).hasContent(before);
    }

    @Test
    void databaseThatIsAFolder() throws Exception {
        for (Object[] command : commands(folder)) {
            assertRefused(
                    CommandRun.of(folder, command),
                    ErrorCode.INVALID_ARGUMENT,
                    List.of("is a folder"));
        }
    }

    @Test
    void databaseInAFolderThatIsNotThere() throws Exception {
        Path nowhere = folder.resolve("no/where.db");
        assertRefused(
                CommandRun.of(folder, "demo", "--db", nowhere),
                ErrorCode.FILE_NOT_FOUND,
                List.of("does not exist"));
        assertThat(folder.resolve("no")).doesNotExist();
    }

    /** Nobody makes files there, not even root. */
    @Test
    void databaseInAFolderThatCannotBeWritten() {
        assertRefused(
                CommandRun.of(folder, "demo", "--db", "/proc/tradekeep.db"),
                ErrorCode.DATABASE_READ_ONLY,
                List.of("/proc", "Check"));
    }

    @Test
    void statusOfADatabaseThatIsNotThere() {
        Path missing = folder.resolve("missing.db");
        assertRefused(
                CommandRun.of(folder, "db", "status", "--db", missing),
                ErrorCode.DATABASE_NOT_FOUND,
                List.of("missing.db", "tradekeep db init"));
        assertThat(missing).doesNotExist();
    }

    @Test
    void databaseAsAFileOfCandles() throws Exception {
        importRefused(ErrorCode.INVALID_ARGUMENT, database, "is the database itself");
    }

    @Test
    void badRowsAreLeftOutAndListedWhenAskedFor() throws Exception {
        List<String> rows = new ArrayList<>(SampleCandles.FIVE);
        rows.add(NEXT + "101,99,100,101,1");
        rows.add("2025-01-01T00:06:00Z,101,102,100,101,1");
        rows.add("2025-01-01T00:07:00Z,101,102,100,x,1");
        Path file = SampleCandles.csv(folder.resolve("five.csv"), rows);
        CommandRun run = CommandRun.of(folder, importing(file, "--on-error", "skip"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "1 new, 5 unchanged, 2 rejected",
                        "rejected " + file + ":7: the high is below the low",
                        "rejected " + file + ":9: close",
                        "gap of 1 from 2025-01-01T00:05:00",
                        "the series has 6");
        assertThat(SqliteShell.value(database, "SELECT count(*) FROM candles")).isEqualTo("6");
        SqliteShell.assertSound(database);
    }

    @Test
    void conflictIsLeftOutWhenAskedFor() throws Exception {
        List<String> rows = new ArrayList<>(SampleCandles.FIVE);
        rows.set(2, "2025-01-01T00:02:00Z,101.0,101.5,100.5,101.4,0");
        Path file = SampleCandles.csv(folder.resolve("five.csv"), rows);
        String candles = "SELECT * FROM candles";
        List<String> before = SqliteShell.query(database, candles);
        CommandRun run = CommandRun.of(folder, importing(file, "--on-error", "skip"));
        assertThat(run.out()).contains("0 new, 4 unchanged, 1 rejected", "five.csv:4");
        assertThat(SqliteShell.query(database, candles)).isEqualTo(before);
    }

    @Test
    void importingAFileAgainChangesNothing() throws Exception {
        String before = SqliteShell.dump(database);
        CommandRun run = CommandRun.of(folder, importing(shared.resolve("five.csv")));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("the same file was imported on", "0 new, 5 unchanged");
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    @Test
    void badFileAfterAGoodOneLeavesTheGoodOne() throws Exception {
        Path good = SampleCandles.wave(folder.resolve("good.csv"), 10);
        Path bad = withRow(NEXT + "x,1,1,1,1");
        CommandRun run = CommandRun.of(folder, importing(good, bad, "--source", "waves"));
        assertThat(run.exitCode()).isEqualTo(ErrorCode.FILE_MALFORMED.exitCode());
        assertThat(run.out()).contains("good.csv: BTC/USD 1m", "10 new");
        assertThat(SqliteShell.query(database, "SELECT source, candles FROM candle_series"))
                .containsExactly("five.csv|5", "waves|10");
        SqliteShell.assertSound(database);
    }

    private Path withRow(String row) throws IOException {
        List<String> rows = new ArrayList<>(SampleCandles.FIVE);
        rows.add(row);
        return SampleCandles.csv(folder.resolve("bad.csv"), rows);
    }

    private Object[] importing(Object... files) {
        List<Object> arguments = new ArrayList<>(List.of("market", "import", "candles"));
        arguments.addAll(List.of("--db", database, "--instrument", "BTC/USD"));
        arguments.addAll(Arrays.asList(files));
        return arguments.toArray();
    }

    private static List<Object[]> commands(Path database) {
        return List.of(
                new Object[] {"demo", "--db", database},
                new Object[] {"db", "init", "--db", database},
                new Object[] {"db", "status", "--db", database},
                new Object[] {
                    "market",
                    "import",
                    "candles",
                    "--db",
                    database,
                    shared.resolve("five.csv"),
                    "--instrument",
                    "BTC/USD"
                });
    }

    private void everyCommandIsRefused(ErrorCode code, String word) throws Exception {
        for (Object[] command : commands(database)) {
            refused(code, List.of(word), command);
        }
    }

    private void importRefused(ErrorCode code, Path file, String... words) throws Exception {
        refused(code, List.of(words), importing(file));
    }

    private void importRefusedWith(ErrorCode code, String word, String option, String value)
            throws Exception {
        Path file = SampleCandles.wave(folder.resolve("new.csv"), 10);
        List<Object> arguments = new ArrayList<>(List.of("market", "import", "candles"));
        arguments.addAll(List.of("--db", database, file));
        if (!option.equals("--instrument")) {
            arguments.addAll(List.of("--instrument", "BTC/USD"));
        }
        arguments.addAll(List.of(option, value));
        refused(code, List.of(word), arguments.toArray());
    }

    private void refused(ErrorCode code, List<String> words, Object... arguments) throws Exception {
        String before = SqliteShell.dump(database);
        assertRefused(CommandRun.of(folder, arguments), code, words);
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    private static void assertRefused(CommandRun run, ErrorCode code, List<String> words) {
        assertThat(run.err())
                .startsWith("tradekeep: ")
                .endsWith(" [" + code.number() + " " + code + "]\n")
                .contains(words)
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(code.exitCode());
        assertThat(run.out()).isEmpty();
    }
}
