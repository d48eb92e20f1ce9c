package dev.tradekeep.store.sqlite.audit;

import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceKind;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceRepository;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.testing.Pages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class FindingRepositoryIT extends BooksIT {
    private static final String SHORT =
            "SELECT id, maintenance_run_id, subject, found_at, resolved_at FROM audit_findings";

    @Test
    void keepsEveryColumn() {
        audit(
                NOW,
                Set.of("index.unused"),
                new StoredFinding(
                        "index.unused", Severity.ADVICE, "ix_a", "never read", "DROP INDEX ix_a"));

        assertThat(rows("SELECT * FROM audit_findings"))
                .containsExactly(
                        "1|1|index.unused|advice|ix_a|never read|DROP INDEX ix_a|%d|"
                                .formatted(NOW));
    }

    @Test
    void whatIsSeenAgainIsTheSameFinding() {
        audit(NOW, Set.of("books"), finding("books", "position 1", Severity.WARNING));
        audit(NOW + 1, Set.of("books"), finding("books", "position 1", Severity.ERROR));

        assertThat(rows(SHORT)).containsExactly("1|2|position 1|%d|".formatted(NOW));
        assertThat(rows("SELECT severity FROM audit_findings")).containsExactly("error");
    }

    @Test
    void whatIsNoLongerSeenIsResolved() {
        audit(
                NOW,
                Set.of("books"),
                finding("books", "position 1", Severity.ERROR),
                finding("books", "position 2", Severity.ERROR));

        assertThat(audit(NOW + 1, Set.of("books"), finding("books", "position 2", Severity.ERROR)))
                .isEqualTo(1);
        assertThat(rows(SHORT + " ORDER BY id"))
                .containsExactly(
                        "1|1|position 1|%d|%d".formatted(NOW, NOW + 1),
                        "2|2|position 2|%d|".formatted(NOW));
    }

    @Test
    void aCheckThatDidNotRunResolvesNothing() {
        audit(NOW, Set.of("books"), finding("books", "position 1", Severity.ERROR));

        assertThat(audit(NOW + 1, Set.of("schema"))).isZero();
        assertThat(countOpen(Severity.ERROR)).isEqualTo(1);
    }

    @Test
    void whatComesBackIsANewFinding() {
        audit(NOW, Set.of("books"), finding("books", "position 1", Severity.ERROR));
        audit(NOW + 1, Set.of("books"));
        audit(NOW + 2, Set.of("books"), finding("books", "position 1", Severity.ERROR));

        assertThat(rows(SHORT + " ORDER BY id"))
                .containsExactly(
                        "1|1|position 1|%d|%d".formatted(NOW, NOW + 1),
                        "2|3|position 1|%d|".formatted(NOW + 2));
    }

    @Test
    void countsAndListsWhatIsOpen() {
        audit(
                NOW,
                Set.of("books", "index"),
                finding("books", "a", Severity.ERROR),
                finding("index", "b", Severity.ADVICE),
                finding("index", "c", Severity.ADVICE));
        audit(NOW + 1, Set.of("books"));

        assertThat(countOpen(Severity.ERROR)).isZero();
        assertThat(countOpen(Severity.ADVICE)).isEqualTo(2);
        assertThat(subjects(FindingListing.FINDINGS, Map.of())).containsExactly("c", "b", "a");
        assertThat(subjects(FindingListing.OPEN_FINDINGS, Map.of("open", "")))
                .containsExactly("c", "b");
        assertThat(
                        subjects(
                                FindingListing.OPEN_FINDINGS_OF_SEVERITY,
                                Map.of("open", "", "severity", "error")))
                .isEmpty();
        assertThat(subjects(FindingListing.FINDINGS_OF_CHECK, Map.of("check", "books")))
                .containsExactly("a");
        assertThat(subjects(FindingListing.FINDINGS_OF_RUN, Map.of("run", "1")))
                .containsExactly("c", "b", "a");
    }

    @Test
    void sweepsWhatWasResolvedLongAgo() {
        audit(
                NOW,
                Set.of("books"),
                finding("books", "a", Severity.ERROR),
                finding("books", "b", Severity.ERROR),
                finding("books", "c", Severity.ERROR));
        audit(NOW + 1, Set.of("books"), finding("books", "c", Severity.ERROR));

        assertThat(sweep(NOW + 1)).isZero();
        assertThat(sweep(NOW + 2)).isEqualTo(1);
        assertThat(sweep(NOW + 2)).isEqualTo(1);
        assertThat(sweep(NOW + 2)).isZero();
        assertThat(rows("SELECT subject FROM audit_findings")).containsExactly("c");
    }

    private long sweep(long before) {
        return write(t -> new FindingRepository(t).sweep(before, 1));
    }

    private List<String> subjects(FindingListing listing, Map<String, String> filters) {
        return read(t -> Pages.column(t, listing, filters, "subject"));
    }

    private long countOpen(Severity severity) {
        return read(t -> new FindingRepository(t).countOpen(severity));
    }

    private static StoredFinding finding(String check, String subject, Severity severity) {
        return new StoredFinding(check, severity, subject, "detail", null);
    }

    private long audit(long at, Collection<String> checks, StoredFinding... findings) {
        return write(t -> {
            long run =
                    new MaintenanceRepository(t)
                            .begin(MaintenanceKind.AUDIT, MaintenanceCause.COMMAND, at);
            return new FindingRepository(t).record(run, checks, List.of(findings), at);
        });
    }
}
