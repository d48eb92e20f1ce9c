package dev.tradekeep.app.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The exchanges that XChange opens, loaded by name. */
final class XChangeJarsTest {
    @ParameterizedTest
    @FieldSource("dev.tradekeep.app.xchange.XChangeJars#EXCHANGES")
    void opensEachByName(String exchange) {
        assertThat(XChangeJars.connector(exchange, InstantSource.system()).exchange())
                .isEqualTo(exchange);
    }

    @Test
    void namesWhatThereIsForAnother() {
        assertThatThrownBy(() -> XChangeJars.connector("mtgox", InstantSource.system()))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("kraken");
    }
}
