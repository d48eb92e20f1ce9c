package dev.tradekeep.store.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a setting is.
 *
 * @param setting which
 * @param value as it counts now
 * @param change the last change; empty while it has its default
 */
public record SettingValue(SystemSetting setting, long value, Optional<Change> change) {
    /**
     * Who set it and when.
     *
     * @param at UTC microseconds
     * @param userId null when the system did it itself
     */
    public record Change(long at, @Nullable Long userId) {}
}
