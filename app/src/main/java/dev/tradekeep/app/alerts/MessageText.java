package dev.tradekeep.app.alerts;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.alerts.AlertMessage;
import dev.tradekeep.store.sql.Word;
import java.util.Locale;

/** A message as people read it. */
final class MessageText {
    private static final String CUT = "…";

    private MessageText() {}

    /** Its first line: how urgent it is, and what it is about. */
    static String title(AlertMessage message) {
        String subject = message.subject().replaceAll("[\\p{Cntrl}]+", " ");
        String about = subject.isEmpty() ? "" : " (" + subject + ")";
        return Word.of(message.severity()).toUpperCase(Locale.ROOT) + " " + message.code() + about;
    }

    /** All of it, cut to a number of UTF-16 units without cutting a character in two. */
    static String whole(AlertMessage message, int unitsMax) {
        String more =
                message.repeats() == 0
                        ? ""
                        : "\n…and " + message.repeats() + " more of this kind meanwhile.";
        String end = more + "\n" + Micros.toIso(message.createdAt());
        return cut(title(message) + "\n" + message.text(), unitsMax - end.length()) + end;
    }

    static String cut(String text, int unitsMax) {
        if (text.length() <= unitsMax) {
            return text;
        }
        int end = unitsMax - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }
}
