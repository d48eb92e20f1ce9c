package dev.tradekeep.store.settings;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemSettingTest {
    @ParameterizedTest
    @EnumSource(SystemSetting.class)
    void isFoundByItsNameAndHasADefaultWithinItsBounds(SystemSetting setting) {
        assertThat(SystemSetting.named(setting.settingName())).contains(setting);
        assertThat(setting.standard()).isBetween(setting.unit().min(), setting.unit().max());
        assertThat(setting.parse(Long.toString(setting.standard()))).isEqualTo(setting.standard());
    }

    @Test
    void everyNameIsDifferent() {
        assertThat(Arrays.stream(SystemSetting.values()).map(SystemSetting::settingName))
                .doesNotHaveDuplicates();
        assertThat(SystemSetting.named("file.encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 7", "7.0", "seven", "9223372036854775808", "-1", "0"})
    void refusesWhatIsNoValue(String text) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> SystemSetting.KEEP_ALERTS.parse(text))
                .hasMessageContaining("\"" + text + "\"");
    }
}
