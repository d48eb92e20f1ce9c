package dev.tradekeep.venue.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultSpecTest {
    @Test
    void valueBehindTheNameIsTheMainSetting() {
        FaultSpec spec = FaultSpec.parse("latency=30, jitter=10");

        assertThat(spec.kind()).isEqualTo(FaultKind.LATENCY);
        assertThat(spec.micros("ms")).isEqualTo(30_000);
        assertThat(spec.micros("jitter")).isEqualTo(10_000);
    }

    @Test
    void whatIsNotSaidIsUsual() {
        assertThat(FaultSpec.parse("timeout-after").micros("ms")).isEqualTo(30_000_000);
        assertThat(FaultSpec.parse("http-error").number("status", 0)).isEqualTo(500);
        assertThat(FaultSpec.parse("clock-skew=-250").micros("ms")).isEqualTo(-250_000);
        assertThatThrownBy(() -> FaultSpec.parse("liquidation").required("key"))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("liquidation needs the setting \"key\"");
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void everyKindIsFoundByItsWord(FaultKind kind) {
        assertThat(FaultSpec.parse(kind.word()).kind()).isEqualTo(kind);
    }

    @Test
    void pageDescribesEveryKindAndNoOther() throws IOException {
        String whole = Files.readString(Path.of("..", "docs", "exchanges.md"));
        String page = whole.split("### Faults on request\n", 2)[1].split("\n### ", 2)[0];

        List<String> described =
                Pattern.compile("^\\| `([a-z][a-z-]+)` \\| .* \\|", Pattern.MULTILINE)
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1))
                        .toList();

        assertThat(described)
                .containsExactlyElementsOf(
                        Arrays.stream(FaultKind.values()).map(FaultKind::word).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | There is no fault \"nonsense\"; there are latency, http-error",
                "'' | There is no fault",
                "latency=soon | ms of latency: wanted a whole number, found \"soon\"",
                "latency=-1 | ms of latency: wanted a whole number",
                "latency=99999999999 | wanted a whole number",
                "http-error=404 | wanted a status from 500 to 599, found \"404\"",
                "http-error=503,when=never | wanted before or after",
                "timeout-after,on=dinner | wanted one of all, any, signed, query, trade",
                "timeout-after,chance=2 | wanted a chance between 0 and 1, found \"2\"",
                "timeout-after,colour=red | timeout-after takes no setting \"colour\"",
                "events-dropped,path=/x | events-dropped takes no setting \"path\"",
                "reply-dropped=5 | reply-dropped takes no value, found \"5\"",
                "latency=30,jitter | Wanted NAME[=VALUE][,SETTING=VALUE…]",
                "ban,key= | key of ban: wanted something, found \"\"",
            })
    void nonsenseIsRefusedWithWhatWasWanted(String text, String message) {
        assertThatThrownBy(() -> FaultSpec.parse(text))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining(message);
    }
}
