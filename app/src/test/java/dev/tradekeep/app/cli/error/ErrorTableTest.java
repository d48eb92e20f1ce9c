package dev.tradekeep.app.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ErrorTableTest {
    /** Written by: ./tradekeep error list --markdown &gt; docs/errors.md. */
    @Test
    void pageInTheDocumentationIsTheTable() {
        assertThat(Path.of("..", "docs", "errors.md")).hasContent(ErrorTable.markdown());
    }

    @Test
    void numbersAreUniqueAndAscend() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::number))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
