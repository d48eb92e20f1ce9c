package dev.tradekeep.app.cli.db;

import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.audit.AuditChecks;
import dev.tradekeep.store.sqlite.audit.Check;
import java.util.Locale;

/** The checks of an audit for people; {@code docs/audit.md} is its {@code markdown}. */
final class AuditPage {
    private static final String HEAD =
            """
            # The audit

            `./tradekeep db audit` makes these checks. `quick` reads no table data, `full` reads every page and every
            row of the books, `deep` every entry of every index, too. Checks marked *any* are also made of databases
            of other programs. Errors and warnings make the command end with 1; advice does not. This page is
            printed by `./tradekeep db audit --list --markdown`.
            """;

    private static final int LINE_WIDTH_MAX = 118;

    private AuditPage() {}

    static String line(Check check) {
        return String.format(
                Locale.ROOT,
                "%-34s %-8s %-6s %s",
                check.id(),
                Word.of(check.severity()),
                Word.of(check.level()),
                check.title());
    }

    static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        String group = "";
        for (Check check : AuditChecks.all()) {
            String of = check.id().substring(0, check.id().indexOf('.'));
            if (!of.equals(group)) {
                group = of;
                page.append("\n## ").append(group).append('\n');
            }
            append(check, page);
        }
        return page.toString();
    }

    private static void append(Check check, StringBuilder page) {
        page.append("\n### ").append(check.id()).append("\n\n");
        page.append("Wanted: ").append(check.title()).append(". ");
        page.append("**").append(Word.of(check.severity())).append("**, ");
        page.append(Word.of(check.level())).append(", ").append(Word.of(check.scope()));
        page.append(".\n\n");
        appendItem("- Why: " + check.why(), page);
        appendItem("- Reads: " + check.reads() + ".", page);
        appendItem("- Fix: " + check.fix(), page);
    }

    /** Breaks an item into lines. */
    private static void appendItem(String item, StringBuilder page) {
        int width = 0;
        for (String word : item.split(" ", -1)) {
            if (width + 1 + word.length() > LINE_WIDTH_MAX) {
                page.append("\n ");
                width = 1;
            }
            page.append(width == 0 ? "" : " ").append(word);
            width += 1 + word.length();
        }
        page.append('\n');
    }
}
