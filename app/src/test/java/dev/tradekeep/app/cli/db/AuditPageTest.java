package dev.tradekeep.app.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class AuditPageTest {
    /** Written by: ./tradekeep db audit --list --markdown &gt; docs/audit.md. */
    @Test
    void pageInTheDocumentationIsMadeOfTheChecks() {
        assertThat(Path.of("..", "docs", "audit.md")).hasContent(AuditPage.markdown());
    }
}
