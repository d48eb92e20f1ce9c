package dev.tradekeep.store.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {
    @Test
    void givesTheWordsTogetherOrApart() {
        SearchWords words = SearchWords.of("BTC/usd");

        assertThat(words.together()).isEqualTo("BTCusd");
        assertThat(words.apart()).isEqualTo("BTC usd");
    }

    @Test
    void nothingTypedIsSyntax() {
        assertThat(SearchWords.of("a\" OR (b* NEAR c) ^-:{} \u0000 d").apart())
                .isEqualTo("a OR b NEAR c d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \"'*()-\u0000", "\ud800"})
    void textWithoutWordsMeansNothing(String text) {
        assertThat(SearchWords.of(text).isEmpty()).isTrue();
    }

    @Test
    void longTextsAreCutShort() {
        assertThat(SearchWords.of("w ".repeat(1_000)).apart().split(" "))
                .hasSize(SearchWords.WORDS_MAX);
        assertThat(SearchWords.of("w".repeat(100_000)).together()).hasSize(SearchWords.LENGTH_MAX);
    }
}
