package dev.tradekeep.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameLookTest {
    @ParameterizedTest
    @CsvSource({
        "alice, AIice",
        "alice, a1ice",
        "bob, b0b",
        "mark, rnark",
        "walter, vvalter",
        "ada, \u0430da",
        "rene, ren\u00e9",
        "ada, \uff41\uff44\uff41",
        "ioxe, \u03b9\u03bf\u03c7\u0435"
    })
    void isOneForNamesThatAreTakenForEachOther(String one, String other) {
        assertThat(NameLook.of(other)).isEqualTo(NameLook.of(one));
    }

    @ParameterizedTest
    @CsvSource({"ada, adam", "anna, ann", "bob-1, bob-2", "mario, marlo", "\u0434\u0430, ada"})
    void isAnotherForOthers(String one, String other) {
        assertThat(NameLook.of(other)).isNotEqualTo(NameLook.of(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uff41da", "\ud835\udc1ada", "\ufb01n", "x\u00b2"})
    void tellsADisguisedName(String name) {
        assertThat(NameLook.isDisguised(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "1",
                "\u0434\u0430\u0448\u0430",
                "ren\u00e9",
                "\u03b4\u03b1",
                "\u4e2d\u6587"
            })
    void tellsAnHonestOne(String name) {
        assertThat(NameLook.isDisguised(name)).isFalse();
    }
}
