package dev.tradekeep.store.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void looksForTheNameThenTheWordsThenTheirBeginnings() {
        assertThat(SearchText.matches("BTC/usd"))
                .containsExactly("code : \"btcusd\"", "\"btc\" \"usd\"", "\"btc\"* \"usd\"*");
    }

    @Test
    void nothingTypedIsSyntax() {
        assertThat(SearchText.matches("a\" OR (b* NEAR c) ^-:{} \u0000 d"))
                .last()
                .isEqualTo("\"a\"* \"or\"* \"b\"* \"near\"* \"c\"* \"d\"*");
    }

    @Test
    void textWithoutWordsMeansNothing() {
        assertThat(SearchText.matches("")).isEmpty();
        assertThat(SearchText.matches(" \"'*()-\u0000")).isEmpty();
    }

    @Test
    void longTextsAreCutShort() {
        assertThat(SearchText.matches("w ".repeat(1_000)).get(1).split(" "))
                .hasSize(SearchText.WORDS_MAX);
        assertThat(SearchText.matches("w".repeat(100_000)).getFirst())
                .hasSizeLessThan(SearchText.LENGTH_MAX + 20);
    }
}
