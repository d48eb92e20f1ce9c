package dev.tradekeep.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.account.VenueFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of the documentation. */
final class ReturnCodeTest {

    @ParameterizedTest
    @CsvSource({
        "10002,CLOCK",
        "10003,FORBIDDEN",
        "10004,FORBIDDEN",
        "10005,FORBIDDEN",
        "33004,FORBIDDEN",
        "10006,RATE_LIMITED",
        "170222,RATE_LIMITED",
        "170121,REFUSED",
        "170131,REFUSED",
        "170134,REFUSED",
        "170136,REFUSED",
        "170137,REFUSED",
        "170140,REFUSED",
        "170218,REFUSED",
        "110001,NOT_FOUND",
        "170139,NOT_FOUND",
        "170142,NOT_FOUND",
        "170213,NOT_FOUND"
    })
    void definiteCodes(int code, Kind kind) {
        assertThat(ReturnCode.isUnknown(code)).isFalse();
        assertThat(ReturnCode.kind(code)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 10000, 10014, 10016, 170007, 170032, 170035, 170146, 170147, 170310})
    void codesThatLeaveItOpen(int code) {
        assertThat(ReturnCode.isUnknown(code)).isTrue();
    }

    @Test
    void codeThatNobodyDescribedLeavesItOpen() {
        assertThat(ReturnCode.isUnknown(3_200_999)).isTrue();
        assertThat(ReturnCode.isDescribed(3_200_999)).isFalse();
    }

    @Test
    void idThatIsTakenMayBeTheFirstOfTwo() {
        assertThat(ReturnCode.isDuplicate("170141")).isTrue();
        assertThat(ReturnCode.isDuplicate("170131")).isFalse();
    }
}
