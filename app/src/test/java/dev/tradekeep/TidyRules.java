package dev.tradekeep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The house rules that a look at the text can check. Paths are relative, with forward slashes. */
final class TidyRules {
    static final int FILE_BYTES_MAX = 400_000;
    static final int LINE_LENGTH_MAX = 120;
    static final int CLASS_LINES_MAX = 400;
    static final int README_LINES_MAX = 70;

    /** This file spells out what it forbids. */
    private static final String SELF = "app/src/test/java/dev/tradekeep/TidyRules.java";

    /** Long on purpose: one hard algorithm may stay whole; say here why. */
    private static final List<String> LONG_CLASSES = List.of();

    /**
     * A rule about one line.
     *
     * @param where the files it is about
     * @param bad what must not be found
     * @param sample a line that breaks the rule in {@code samplePath}: proof that it can fail
     */
    record LineRule(
            String name, Predicate<String> where, Pattern bad, String samplePath, String sample) {
        boolean isBrokenBy(String path, String line) {
            return where.test(path) && bad.matcher(line).find();
        }
    }

    static final List<LineRule> LINE_RULES =
            List.of(
                    rule("no carriage return", path -> true, "\r", "a.md", "a\r"),
                    rule("no tab", path -> true, "\t", "a.md", "a\tb"),
                    rule("no trailing blank", path -> true, "[ ]$", "a.md", "a "),
                    rule(
                            "at most " + LINE_LENGTH_MAX + " characters, table rows aside",
                            path ->
                                    !path.endsWith("package-lock.json")
                                            && !path.equals("pom.xml")
                                            && !path.contains("src/test/resources/"),
                            "^(?!\\|).{" + LINE_LENGTH_MAX + "}.",
                            "a.md",
                            "a".repeat(LINE_LENGTH_MAX + 1)),
                    rule(
                            "no postponed work",
                            path -> true,
                            "\\b(TODO|FIXME|XXX)\\b",
                            "model/src/main/java/A.java",
                            "// TODO later"),
                    rule(
                            "no disabled test",
                            TidyRules::isJava,
                            "@(Disabled|Ignore)\\b",
                            "app/src/test/java/ATest.java",
                            "    @Disabled"),
                    rule(
                            "no sleep in a test",
                            path -> isJava(path) && path.contains("/src/test/"),
                            "Thread\\.sleep|TimeUnit\\.\\w+\\.sleep",
                            "app/src/test/java/ATest.java",
                            "Thread.sleep(10);"),
                    rule(
                            "no spin in a test, which waits with Eventually",
                            path ->
                                    isJava(path)
                                            && path.contains("/src/test/")
                                            && !path.endsWith("/testing/Eventually.java"),
                            "onSpinWait|Thread\\.yield|LockSupport"
                                    + "|^\\s*while \\(.*\\);$|^\\s*(while|for) \\(.*\\) \\{}$",
                            "store/src/test/java/ATest.java",
                            "        while (!done.get()) {}"),
                    rule(
                            "clock is passed in",
                            path -> isMain(path) && !path.startsWith("app/"),
                            "System\\.currentTimeMillis|(Instant|LocalDate\\w*)\\.now\\(\\)",
                            "engine/src/main/java/A.java",
                            "long now = System.currentTimeMillis();"),
                    rule(
                            "randomness has a seed",
                            TidyRules::isJava,
                            "new (Splittable)?Random\\(\\)|ThreadLocalRandom|Math\\.random\\(",
                            "model/src/test/java/ATest.java",
                            "var random = new Random();"),
                    rule(
                            "locale is named",
                            TidyRules::isJava,
                            "to(Upper|Lower)Case\\(\\)|String\\.format\\((?!\\s*$|\\s*Locale)",
                            "store/src/main/java/A.java",
                            "name.toLowerCase()"),
                    rule(
                            "no floating point for money",
                            TidyRules::isBooks,
                            "^(?!\\s*(//|\\*|/\\*)).*\\b(double|float)\\b(?!-)",
                            "engine/src/main/java/dev/tradekeep/engine/run/A.java",
                            "double price;"),
                    rule(
                            "no word of SQLite in a neutral module",
                            TidyRules::isNeutral,
                            // What begins with two dashes is the text of a migration.
                            "(?i)^(?!\\s*--).*(\\btradekeep\\.sqlite\\b|\\btradekeep\\.store\\.sqlite\\b"
                                    + "|\\bpragma\\b|\\browid\\b|\\bINDEXED BY\\b)",
                            "market/src/main/java/dev/tradekeep/market/series/A.java",
                            "FROM candles INDEXED BY ix_candles"),
                    rule(
                            "no registry host in a lock file",
                            path -> path.endsWith("package-lock.json"),
                            "\"resolved\"\\s*:\\s*\"https?:",
                            "sqlite/native/package-lock.json",
                            "\"resolved\": \"https://example.org/a.tgz\""));

    private TidyRules() {}

    /** What is wrong with one file, a line each: {@code path:line: rule}. */
    static List<String> violations(String path, String text) {
        List<String> found = new ArrayList<>();
        if (text.length() > FILE_BYTES_MAX) {
            found.add(path + ": larger than " + FILE_BYTES_MAX + " bytes");
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            found.add(path + ": no newline at the end");
        }
        String[] lines = text.split("\n", -1);
        if (isMain(path) && lines.length - 1 > CLASS_LINES_MAX && !LONG_CLASSES.contains(path)) {
            found.add(path + ": more than " + CLASS_LINES_MAX + " lines");
        }
        if (path.equals("README.md") && lines.length - 1 > README_LINES_MAX) {
            found.add(path + ": more than one screen, " + README_LINES_MAX + " lines");
        }
        if (isMigration(path) && !path.matches(".*/(\\d{3}_|db-)[a-z0-9_-]+\\.sql")) {
            found.add(path + ": a migration is named NNN_name.sql or db-name.sql");
        }
        if (isMigration(path) && !text.startsWith("--")) {
            found.add(path + ": a migration starts with a comment that says what it is for");
        }
        if (path.equals(SELF)) {
            return found;
        }
        for (int i = 0; i < lines.length; i++) {
            for (LineRule rule : LINE_RULES) {
                if (rule.isBrokenBy(path, lines[i])) {
                    found.add(path + ":" + (i + 1) + ": " + rule.name());
                }
            }
        }
        return found;
    }

    /** Folders with Java sources of the program but without package-info.java. */
    static List<String> undescribedPackages(List<String> paths) {
        return paths.stream()
                .filter(TidyRules::isMain)
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .distinct()
                .filter(folder -> !paths.contains(folder + "/package-info.java"))
                .toList();
    }

    private static boolean isJava(String path) {
        return path.endsWith(".java");
    }

    private static boolean isMain(String path) {
        return isJava(path) && path.contains("/src/main/java/");
    }

    /** Modules that every database stands behind; what SQLite alone says is in store-sqlite. */
    private static boolean isNeutral(String path) {
        return isMain(path) && (path.startsWith("store/") || path.startsWith("market/"));
    }

    private static boolean isMigration(String path) {
        return path.startsWith("store/src/main/resources/") && path.endsWith(".sql");
    }

    /** Where amounts of money pass, and so no floating point may. */
    static final List<String> MONEY_PACKAGES =
            List.of(
                    "model/src/main/java/dev/tradekeep/model",
                    "store/src/main/java/dev/tradekeep/store/orders",
                    "store/src/main/java/dev/tradekeep/store/portfolio",
                    "store/src/main/java/dev/tradekeep/store/performance",
                    "store/src/main/java/dev/tradekeep/store/risk",
                    "store/src/main/java/dev/tradekeep/store/strategies",
                    "store/src/main/java/dev/tradekeep/store/instruments",
                    "store-sqlite/src/main/java/dev/tradekeep/store/sqlite/audit/books",
                    "market/src/main/java/dev/tradekeep/market",
                    "venue/src/main/java/dev/tradekeep/venue",
                    "venue-local/src/main/java/dev/tradekeep/venue/local/matching",
                    "venue-local/src/main/java/dev/tradekeep/venue/local/spot",
                    "engine/src/main/java/dev/tradekeep/engine/backtest",
                    "engine/src/main/java/dev/tradekeep/engine/paper",
                    "engine/src/main/java/dev/tradekeep/engine/performance",
                    "engine/src/main/java/dev/tradekeep/engine/risk",
                    "engine/src/main/java/dev/tradekeep/engine/run");

    private static boolean isBooks(String path) {
        return isMain(path)
                && MONEY_PACKAGES.stream().anyMatch(folder -> path.startsWith(folder + "/"));
    }

    /** Guarded packages that are not there, which would guard nothing. */
    static List<String> missingPackages(List<String> paths) {
        return MONEY_PACKAGES.stream()
                .filter(folder -> paths.stream().noneMatch(path -> path.startsWith(folder + "/")))
                .toList();
    }

    private static LineRule rule(
            String name, Predicate<String> where, String bad, String samplePath, String sample) {
        return new LineRule(name, where, Pattern.compile(bad), samplePath, sample);
    }
}
