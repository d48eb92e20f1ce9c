package dev.tradekeep.bench.settings;

import dev.tradekeep.store.sqlite.file.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of settings to measure under.
 *
 * @param settings in the order to set them; SQLite's defaults for the others
 */
record Variant(String name, List<Setting> settings) {
    static final String DEFAULTS = "defaults";
    static final String PROFILE = "profile";

    Variant {
        settings = List.copyOf(settings);
    }

    /**
     * The defaults, the profile, and for each setting the one without it and the one with only it.
     */
    static List<Variant> all() {
        List<Setting> profile =
                Stream.of(Setting.values())
                        .filter(setting -> setting.scope() != Setting.Scope.HARDENING)
                        .toList();
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(DEFAULTS, List.of()));
        variants.add(new Variant(PROFILE, profile));
        for (Setting setting : profile) {
            variants.add(new Variant(DEFAULTS + " + " + setting.pragma(), List.of(setting)));
            variants.add(
                    new Variant(
                            PROFILE + " − " + setting.pragma(),
                            profile.stream().filter(other -> other != setting).toList()));
        }
        return variants;
    }
}
