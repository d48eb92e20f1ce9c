package dev.tradekeep.store.sqlite.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an inspection found so far, for each of its checks. Belongs to one thread. */
public final class Findings {
    /** Findings of one check beyond this are counted and not kept: a broken file may break all. */
    public static final int FINDINGS_MAX = 100;

    /** By the id of the check: a check is asked for with each row, and hashes all that it says. */
    private final Map<String, Found> byCheck = new HashMap<>();

    /** What was found for one check. */
    static final class Found {
        private final List<Finding> findings = new ArrayList<>();
        private long leftOut;
        private long rows;
        private String undecided = "";

        List<Finding> findings() {
            return List.copyOf(findings);
        }

        long leftOut() {
            return leftOut;
        }

        long rows() {
            return rows;
        }

        String undecided() {
            return undecided;
        }
    }

    /** Adds a finding. */
    public void add(Finding finding) {
        Found found = of(finding.check());
        if (found.findings.size() < FINDINGS_MAX) {
            found.findings.add(finding);
        } else {
            found.leftOut++;
        }
    }

    /** Adds a finding that has nothing to add to what its check says. */
    public void add(Check check, String subject, String detail) {
        add(Finding.of(check, subject, detail));
    }

    /** Notes how many rows, tables or settings a check has compared. */
    public void examined(Check check, long rows) {
        of(check).rows += rows;
    }

    /** Notes that there is not enough to say whether all is well. */
    public void undecided(Check check, String reason) {
        of(check).undecided = reason;
    }

    Found of(Check check) {
        return byCheck.computeIfAbsent(check.id(), _ -> new Found());
    }
}
