package dev.tradekeep.store.settings;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of the running system in one transaction, each change with its row of history. */
public final class SettingsRepository {
    private final Transaction transaction;

    public SettingsRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The value of a setting: what was set, else its default.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when another program wrote
     *     a value that the setting cannot have
     */
    public long get(SystemSetting setting) {
        return read(setting).value();
    }

    /** A setting with its value and its last change. */
    public SettingValue read(SystemSetting setting) {
        return find(setting)
                .map(stored ->
                        new SettingValue(
                                setting,
                                setting.parse(stored.value()),
                                Optional.of(stored.change())))
                .orElseGet(() -> new SettingValue(setting, setting.standard(), Optional.empty()));
    }

    /** Every setting, in the order of the set. */
    public List<SettingValue> list() {
        return Arrays.stream(SystemSetting.values()).map(this::read).toList();
    }

    /**
     * Sets a value. One that is set already leaves no trace.
     *
     * @param userId the user who does it; null when the system does
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is out of bounds
     */
    public void set(SystemSetting setting, long value, @Nullable Long userId, long at) {
        String text = Long.toString(setting.check(value));
        String old = find(setting).map(Stored::value).orElse(null);
        if (text.equals(old)) {
            return;
        }
        transaction.update(
                SettingsQuery.SAVE,
                p ->
                        p.set("name", setting.settingName())
                                .set("value", text)
                                .set("updated_at", at)
                                .set("updated_by", userId));
        note(setting, old, text, userId, at);
    }

    /**
     * Gives a setting its default again.
     *
     * @param userId the user who does it; null when the system does
     * @return whether it had been set
     */
    public boolean reset(SystemSetting setting, @Nullable Long userId, long at) {
        Optional<Stored> old = find(setting);
        if (old.isEmpty()) {
            return false;
        }
        transaction.update(SettingsQuery.DELETE, p -> p.set("name", setting.settingName()));
        note(setting, old.get().value(), null, userId, at);
        return true;
    }

    private void note(
            SystemSetting setting,
            @Nullable String old,
            @Nullable String fresh,
            @Nullable Long userId,
            long at) {
        transaction.insert(
                SettingsQuery.INSERT_HISTORY,
                p ->
                        p.set("setting_name", setting.settingName())
                                .set("old_value", old)
                                .set("new_value", fresh)
                                .set("changed_at", at)
                                .set("changed_by", userId));
    }

    private record Stored(String value, SettingValue.Change change) {}

    private Optional<Stored> find(SystemSetting setting) {
        return transaction.find(
                SettingsQuery.FIND,
                p -> p.set("name", setting.settingName()),
                row ->
                        new Stored(
                                row.getText("value"),
                                new SettingValue.Change(
                                        row.getLong("updated_at"),
                                        row.getLongOrNull("updated_by"))));
    }
}
