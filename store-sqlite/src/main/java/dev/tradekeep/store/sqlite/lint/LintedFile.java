package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** A file that is looked at, and what was found in it. */
final class LintedFile {
    private final String name;
    private final SqlScript script;
    private final List<SqlStatement> statements;
    private final List<LintFinding> findings = new ArrayList<>();

    LintedFile(String name, String text) {
        this.name = name;
        script = new SqlScript(text);
        statements = script.statements();
    }

    String text() {
        return script.text();
    }

    List<SqlStatement> statements() {
        return statements;
    }

    List<LintFinding> findings() {
        return findings;
    }

    /** Notes down a finding at a character of the file. */
    void add(LintRule rule, int offset, String detail) {
        findings.add(
                new LintFinding(
                        rule,
                        name,
                        script.lineOf(offset),
                        script.columnOf(offset),
                        detail,
                        script.excerpt(offset)));
    }
}
