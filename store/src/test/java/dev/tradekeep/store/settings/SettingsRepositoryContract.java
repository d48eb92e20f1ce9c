package dev.tradekeep.store.settings;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsRepositoryContract extends StoreContract {
    private static final SystemSetting SETTING = SystemSetting.KEEP_ALERTS;
    private static final String HISTORY =
            """
            SELECT setting_name, old_value, new_value, changed_at, changed_by FROM settings_history
            WHERE setting_name NOT LIKE 'file.%' ORDER BY id\
            """;

    @Test
    void hasItsDefaultUntilItIsSet() {
        assertThat(get()).isEqualTo(SETTING.standard());
        assertThat(read((Transaction t) -> new SettingsRepository(t).read(SETTING)).change())
                .isEmpty();

        set(7, NOW);

        assertThat(get()).isEqualTo(7);
    }

    @Test
    void keepsWhoChangedWhatAndWhen() {
        long anna =
                write(t ->
                        new UserRepository(t)
                                .add("anna", UserRole.ADMINISTRATOR, "h".repeat(40), NOW));
        run(t -> new SettingsRepository(t).set(SETTING, 7, anna, NOW + 1));
        set(8, NOW + 2);
        assertThat(reset(NOW + 3)).isTrue();

        assertThat(rows(HISTORY))
                .containsExactly(
                        "keep.alerts||7|%d|%d".formatted(NOW + 1, anna),
                        "keep.alerts|7|8|%d|".formatted(NOW + 2),
                        "keep.alerts|8||%d|".formatted(NOW + 3));
        assertThat(get()).isEqualTo(SETTING.standard());
        assertThat(history(SettingsListing.HISTORY_OF_USER, Map.of("user", "anna")))
                .containsExactly("7");
        assertThat(history(SettingsListing.HISTORY_OF_SETTING, Map.of("setting", "keep.alerts")))
                .containsExactly("", "8", "7");
        assertThat(history(SettingsListing.HISTORY, Map.of()))
                .startsWith("", "8", "7")
                .contains("UTF-8");
    }

    @Test
    void saysWhoSetItLast() {
        set(7, NOW + 1);

        assertThat(read((Transaction t) -> new SettingsRepository(t).read(SETTING)))
                .isEqualTo(
                        new SettingValue(
                                SETTING, 7, Optional.of(new SettingValue.Change(NOW + 1, null))));
    }

    @Test
    void leavesNoTraceOfWhatChangesNothing() {
        set(7, NOW);
        set(7, NOW + 1);
        reset(NOW + 2);

        assertThat(reset(NOW + 3)).isFalse();
        assertThat(rows(HISTORY)).hasSize(2);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> set(0, NOW))
                .hasMessageContaining("1 to 36500")
                .hasMessageContaining("keep.alerts");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> set(36_501, NOW));
        set(36_500, NOW);

        assertThat(rows(HISTORY)).hasSize(1);
    }

    @Test
    void saysWhenAnotherProgramWroteNonsense() {
        runSql(
                "INSERT INTO system_settings (name, value, updated_at) VALUES ('keep.alerts', 'x', 0)");

        assertFails(ErrorCode.INVALID_ARGUMENT, this::get).hasMessageContaining("\"x\"");
    }

    @Test
    void listsEverySettingWithItsValue() {
        set(7, NOW);

        List<SettingValue> all = read(t -> new SettingsRepository(t).list());

        assertThat(all).extracting(SettingValue::setting).containsExactly(SystemSetting.values());
        for (SettingValue value : all) {
            assertThat(value.value())
                    .isEqualTo(value.setting() == SETTING ? 7 : value.setting().standard());
        }
    }

    private List<String> history(SettingsListing listing, Map<String, String> filters) {
        return read(t -> Pages.column(t, listing, filters, "new_value"));
    }

    private long get() {
        return read(t -> new SettingsRepository(t).get(SETTING));
    }

    private void set(long value, long at) {
        run(t -> new SettingsRepository(t).set(SETTING, value, null, at));
    }

    private boolean reset(long at) {
        return write(t -> new SettingsRepository(t).reset(SETTING, null, at));
    }
}
