package dev.tradekeep.store.sqlite.bulk;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFileIT {
    private static final List<ColumnShape> SHAPES =
            List.of(
                    shape("i", ColumnKind.INTEGER),
                    shape("r", ColumnKind.REAL),
                    shape("t", ColumnKind.TEXT),
                    shape("b", ColumnKind.BLOB),
                    shape("a", ColumnKind.ANY));

    @TempDir Path folder;

    @Test
    void readsEveryKindOfValueFromEachFormat() throws Exception {
        List<String> wanted =
                List.of("2: -9223372036854775808 0.1 'a\"b' [0, -1] 'x'", "3: - - '' - -");
        String ndjson =
                """

                {"i":-9223372036854775808,"r":1e-1,"t":"a\\"b","b":"00ff","a":"x"}
                {"a":null,"i":null,"r":null,"t":"","b":null}\
                """;
        String json =
                """
                [
                {"i":"-9223372036854775808","r":0.1,"t":"a\\"b","b":"00ff","a":"x"},
                {"a":null,"i":null,"r":null,"t":"","b":null}
                ]
                """;
        String csv = "i,r,t,b,a\n-9223372036854775808,.1,\"a\"\"b\",00fF,x\n,,\"\",,\n";

        assertThat(read(RowFormat.CSV, csv)).isEqualTo(wanted);
        assertThat(read(RowFormat.NDJSON, ndjson)).isEqualTo(wanted);
        assertThat(read(RowFormat.JSON, json)).isEqualTo(wanted);
    }

    @Test
    void readsWhatJsonHasNextToTexts() throws Exception {
        String text =
                """
                {"i":true,"r":7,"t":null,"b":null,"a":5}
                {"i":false,"r":9e999,"t":null,"b":null,"a":0.5}
                """;

        assertThat(read(RowFormat.NDJSON, text))
                .containsExactly("1: 1 7.0 - - 5", "2: 0 Infinity - - 0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5,1,x,,|i: wanted a whole number of 64 bits",
                "9223372036854775808,1,x,,|i: wanted a whole number of 64 bits",
                "x,1,x,,|i: wanted a whole number of 64 bits",
                "1,0x1p3,x,,|r: wanted a number, found",
                "1,1,x,0,|b: wanted bytes in hex, found",
                "1,1,x,|wanted 5 fields, found 4",
                "1,1,x,,,|wanted 5 fields, found 6"
            })
    void saysWhyACsvRowCannotBeRead(String line, String problem) throws Exception {
        assertThat(read(RowFormat.CSV, "i,r,t,b,a\n" + line + "\n1,1,x,,\n"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("2! " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"i\":1,\"r\":1,\"t\":5,\"b\":null,\"a\":1}|t: wanted a text in quotes",
                "{\"i\":1,\"r\":true,\"t\":null,\"b\":null,\"a\":1}|r: wanted real, found",
                "{\"i\":[1],\"r\":1,\"t\":null,\"b\":null,\"a\":1}|i: wanted one value",
                "{\"i\":1,\"i\":1,\"r\":1,\"t\":null,\"b\":null,\"a\":1}|\"i\" is there twice",
                "{\"i\":1,\"r\":1,\"t\":null,\"b\":null,\"z\":1}|\"z\" is not in the first row",
                "{\"i\":1,\"r\":1,\"t\":null,\"b\":null}|wanted \"a\" as in the first row",
                "{\"i\":1|the JSON is damaged or cut short here",
                "{} {}|there is more",
                "[1]|wanted a JSON object"
            })
    void goesOnAfterALineThatIsNoGoodObject(String line, String problem) throws Exception {
        String good = "{\"i\":1,\"r\":1,\"t\":null,\"b\":null,\"a\":1}\n";
        List<String> rows = read(RowFormat.NDJSON, good + line + "\n" + good);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).startsWith("2! ");
        if (!line.startsWith("{} ")) {
            assertThat(rows.get(1)).contains(problem);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV|i,r,t,b,a~1,1,\"x|:2: the CSV is damaged here",
                "JSON|[{\"i\":1,\"r\":1,\"t\":null,\"b\":null,\"a\":1},~{\"i\"|:2: the JSON is damaged",
                "JSON|[{\"i\":1,\"r\":1,\"t\":null,\"b\":null,\"a\":1}] 5|:1: there is more",
                "JSON|{}|wanted an array",
                "JSON|[]|the array is empty",
                "JSON|[5]|wanted an object",
                "NDJSON|[]|wanted an object a line"
            })
    void namesTheLineWhereAFileIsDamaged(RowFormat format, String text, String message) {
        assertFails(ErrorCode.FILE_MALFORMED, () -> read(format, text.replace('~', '\n')))
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        assertFails(ErrorCode.FILE_MALFORMED, () -> read(RowFormat.CSV, ""))
                .hasMessageContaining("empty");
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> file("none.csv", RowFormat.CSV).columns());
        assertFails(
                ErrorCode.FILE_UNREADABLE,
                () ->
                        new RowFile(folder, RowFormat.CSV, BlobText.HEX, ReadProgress.NONE)
                                .columns());
        Files.write(folder.resolve("latin.csv"), "i\né\n".getBytes(StandardCharsets.ISO_8859_1));
        assertFails(
                        ErrorCode.FILE_MALFORMED,
                        () ->
                                file("latin.csv", RowFormat.CSV)
                                        .forEach(SHAPES.subList(0, 1), row -> {}))
                .hasMessageContaining("not valid UTF-8");
        Files.write(folder.resolve("z.csv"), new byte[] {'P', 'K', 3, 4, 0});
        assertFails(ErrorCode.FILE_MALFORMED, () -> file("z.csv", RowFormat.CSV).columns())
                .hasMessageContaining("Unpack it first");
        Files.write(folder.resolve("g.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        assertFails(ErrorCode.FILE_MALFORMED, () -> file("g.csv", RowFormat.CSV).columns())
                .hasMessageContaining("cut short");
    }

    @Test
    void takesAnEmptyLineAsNullWhereARowIsOneField() throws Exception {
        Files.writeString(folder.resolve("one.csv"), "i\n1\n\n3\n");
        List<String> rows = new ArrayList<>();

        file("one.csv", RowFormat.CSV)
                .forEach(SHAPES.subList(0, 1), row -> rows.add(String.valueOf(row.value(0))));

        assertThat(rows).containsExactly("1", "null", "3");
    }

    @Test
    void guessesHowManyRowsThereAre() throws Exception {
        StringBuilder text = new StringBuilder("i,t\n");
        IntStream.range(100_000, 200_000).forEach(i -> text.append(i).append(",text\n"));
        Files.writeString(folder.resolve("many.csv"), text);
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("many.csv.gz")))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        for (String name : List.of("many.csv", "many.csv.gz")) {
            assertThat(file(name, RowFormat.CSV).rowsExpected().orElseThrow())
                    .as(name)
                    .isBetween(99_000L, 101_000L);
        }
    }

    private RowFile file(String name, RowFormat format) {
        return new RowFile(folder.resolve(name), format, BlobText.HEX, ReadProgress.NONE);
    }

    private List<String> read(RowFormat format, String text) throws IOException {
        Files.writeString(folder.resolve("rows"), text);
        RowFile file = file("rows", format);
        assertThat(file.columns()).containsExactly("i", "r", "t", "b", "a");
        List<String> rows = new ArrayList<>();
        file.forEach(SHAPES, row -> rows.add(shown(row)));
        return rows;
    }

    private static String shown(BulkRow row) {
        if (row.problem() != null) {
            return row.number() + "! " + row.problem();
        }
        StringBuilder text = new StringBuilder(row.number() + ":");
        for (int i = 0; i < row.width(); i++) {
            Object value = row.value(i);
            text.append(' ')
                    .append(
                            switch (value) {
                                case null -> "-";
                                case String s -> "'" + s + "'";
                                case byte[] bytes -> Arrays.toString(bytes);
                                default -> value.toString();
                            });
        }
        return text.toString();
    }

    private static ColumnShape shape(String name, ColumnKind kind) {
        return new ColumnShape(name, kind, false, false, 0, false);
    }
}
