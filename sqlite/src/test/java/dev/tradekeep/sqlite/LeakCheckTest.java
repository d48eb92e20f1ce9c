package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeakCheckTest {
    @Test
    void namesWhatATestClassLeavesOpenAndWhereItWasOpened() {
        try (Connection connection = Connection.openInMemory();
                Statement statement = connection.prepare("SELECT 'left open'")) {
            assertThatThrownBy(() -> LeakCheck.check("SomeTest"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("SomeTest leaves open")
                    .hasMessageContaining("Connection not closed: " + connection.name())
                    .hasMessageContaining("Statement not closed: " + statement.sql())
                    .hasMessageContaining("LeakCheckTest.java");
        }
        assertThatCode(() -> LeakCheck.check("SomeTest")).doesNotThrowAnyException();
    }
}
