package dev.tradekeep.app.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes passwords apart into as few parts as somebody who guesses would need. */
final class PasswordParts {
    /** Shorter names are in too many words. */
    private static final int NAME_MIN = 3;

    private static final int RUN_MIN = 3;
    private static final int YEAR_DIGITS = 4;
    private static final List<String> KEYS =
            List.of(
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiop",
                    "yxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn",
                    "1234567890");
    private static final Set<String> COMMON = read();
    private static final int WORD_MAX =
            COMMON.stream().mapToInt(String::length).max().orElseThrow();

    private final String name;

    PasswordParts(String userName) {
        name = userName.toLowerCase(Locale.ROOT);
    }

    /** The fewest parts of a password in lower case without blanks. */
    int count(String password) {
        String once = unrepeated(password);
        String[] spellings = {once, plain(once, 'i'), plain(once, 'l')};
        int[] fewest = new int[once.length() + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        fewest[0] = 0;
        for (int from = 0; from < once.length(); from++) {
            int next = fewest[from] + 1;
            fewest[from + 1] = Math.min(fewest[from + 1], next);
            int end = run(once, from);
            fewest[end] = Math.min(fewest[end], next);
            for (int to = from + RUN_MIN; to <= longest(once, from); to++) {
                if (isPart(spellings, from, to)) {
                    fewest[to] = Math.min(fewest[to], next);
                }
            }
        }
        return fewest[once.length()];
    }

    private int longest(String password, int from) {
        return Math.min(password.length(), from + Math.max(WORD_MAX, name.length()));
    }

    private boolean isPart(String[] spellings, int from, int to) {
        for (String spelling : spellings) {
            String part = spelling.substring(from, to);
            if (COMMON.contains(part)
                    || (name.length() >= NAME_MIN && part.equals(name))
                    || isOnKeys(part)) {
                return true;
            }
        }
        return isYear(spellings[0].substring(from, to));
    }

    /** Where characters that stay the same, or count up or down by one, end. */
    private static int run(String password, int from) {
        if (from + 1 >= password.length()) {
            return password.length();
        }
        int step = password.charAt(from + 1) - password.charAt(from);
        int to = from + 1;
        while (to < password.length()
                && password.charAt(to) - password.charAt(to - 1) == step
                && Math.abs(step) <= 1) {
            to++;
        }
        return to - from >= RUN_MIN ? to : from + 1;
    }

    private static boolean isOnKeys(String part) {
        String back = new StringBuilder(part).reverse().toString();
        return KEYS.stream().anyMatch(row -> row.contains(part) || row.contains(back));
    }

    private static boolean isYear(String part) {
        return part.length() == YEAR_DIGITS && part.matches("(?:19|20)[0-9]{2}");
    }

    /** One time only of what a password repeats from its beginning to its end. */
    private static String unrepeated(String password) {
        for (int length = 1; length <= password.length() / 2; length++) {
            String start = password.substring(0, length);
            if (start.repeat(password.length() / length + 1).startsWith(password)) {
                return start;
            }
        }
        return password;
    }

    /** Digits and signs as the letters that they stand for. */
    private static String plain(String password, char one) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < password.length(); i++) {
            char c = password.charAt(i);
            plain.append(
                    switch (c) {
                        case '0' -> 'o';
                        case '1', '!', '|' -> one;
                        case '3' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7' -> 't';
                        default -> c;
                    });
        }
        return plain.toString();
    }

    private static Set<String> read() {
        try (InputStream in = PasswordParts.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("The list of common passwords is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return new HashSet<>(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
