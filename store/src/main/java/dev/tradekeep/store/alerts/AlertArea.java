package dev.tradekeep.store.alerts;

import java.util.Set;

/** What an alert is about, by the word before the dot of its code. */
public enum AlertArea {
    ENGINE(Set.of("engine", "order", "report", "portfolio", "signal")),
    ACCOUNT(Set.of("connection", "account")),
    RISK(Set.of("risk")),
    /** The file and what is done for it; the server itself, and whatever no other area has. */
    DATABASE(Set.of());

    private final Set<String> words;

    AlertArea(Set<String> words) {
        this.words = words;
    }

    /** The area of a code such as {@code engine.failed}. */
    public static AlertArea of(String code) {
        int dot = code.indexOf('.');
        String word = dot < 0 ? code : code.substring(0, dot);
        for (AlertArea area : values()) {
            if (area.words.contains(word)) {
                return area;
            }
        }
        return DATABASE;
    }
}
