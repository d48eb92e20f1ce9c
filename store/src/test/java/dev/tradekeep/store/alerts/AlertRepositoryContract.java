package dev.tradekeep.store.alerts;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRepositoryContract extends StoreContract {
    @Test
    void staysOpenUntilSomebodySawIt() {
        long anna =
                write(t -> new UserRepository(t).add("anna", UserRole.TRADER, "h".repeat(40), NOW));
        long id = raise(AlertSeverity.CRITICAL, "disk.full", "2 MB are left");

        assertThat(countOpen(AlertSeverity.CRITICAL)).isEqualTo(1);
        assertThat(write((Transaction t) -> new AlertRepository(t).acknowledge(id, anna, NOW + 1)))
                .isTrue();
        assertThat(write((Transaction t) -> new AlertRepository(t).acknowledge(id, null, NOW + 2)))
                .isFalse();
        assertThat(countOpen(AlertSeverity.CRITICAL)).isZero();
        assertThat(rows("SELECT * FROM alerts"))
                .containsExactly(
                        "1|critical|disk.full||2 MB are left|%d|%d|%d"
                                .formatted(NOW, NOW + 1, anna));
        assertThat(
                        read((Transaction t) ->
                                Pages.column(t, AlertListing.ALERTS, Map.of(), "acknowledged_by")))
                .containsExactly("anna");
    }

    @Test
    void oneAlertOfACauseIsOpen() {
        long id = raise(AlertSeverity.WARNING, "feed.late", "main is late");

        assertThat(raise(AlertSeverity.WARNING, "feed.late", "main is 3 s late")).isEqualTo(id);
        assertThat(raise(AlertSeverity.WARNING, "feed.gone", "main is late")).isNotEqualTo(id);
        assertThat(raise(AlertSeverity.CRITICAL, "feed.late", "main is late")).isNotEqualTo(id);
        run(t -> new AlertRepository(t).acknowledge(id, null, NOW + 1));
        assertThat(raise(AlertSeverity.WARNING, "feed.late", "main is late")).isNotEqualTo(id);
        long spare = raiseOf("feed spare");
        assertThat(raiseOf("feed main")).isNotEqualTo(spare);
        assertThat(raiseOf("feed spare")).isEqualTo(spare);
    }

    @Test
    void saysWhichAlertIsNotThere() {
        assertFails(
                        ErrorCode.NOT_FOUND,
                        () -> run(t -> new AlertRepository(t).acknowledge(7, null, NOW)))
                .hasMessageContaining("7");
    }

    @Test
    void listsThemByCodeAndWhetherTheyAreOpen() {
        long seen = raise(AlertSeverity.INFO, "a", "one");
        raise(AlertSeverity.INFO, "b", "two");
        raise(AlertSeverity.CRITICAL, "b", "three");
        run(t -> new AlertRepository(t).acknowledge(seen, null, NOW + 1));

        assertThat(messages(AlertListing.ALERTS, Map.of())).containsExactly("three", "two", "one");
        assertThat(messages(AlertListing.OPEN_ALERTS, Map.of("open", "")))
                .containsExactly("three", "two");
        assertThat(
                        messages(
                                AlertListing.OPEN_ALERTS_OF_SEVERITY,
                                Map.of("open", "", "severity", "critical")))
                .containsExactly("three");
        assertThat(messages(AlertListing.ALERTS_OF_CODE, Map.of("code", "a")))
                .containsExactly("one");
    }

    @Test
    void sweepsWhatWasSeenLongAgo() {
        for (int i = 0; i < 3; i++) {
            long id = raise(AlertSeverity.INFO, "a", "alert " + i);
            run(t -> new AlertRepository(t).acknowledge(id, null, NOW + 1));
        }
        raise(AlertSeverity.INFO, "a", "open");

        assertThat(sweep(NOW + 1)).isZero();
        assertThat(sweep(NOW + 2)).isEqualTo(2);
        assertThat(sweep(NOW + 2)).isEqualTo(1);
        assertThat(rows("SELECT message FROM alerts")).containsExactly("open");
    }

    private long sweep(long before) {
        return write(t -> new AlertRepository(t).sweep(before, 2));
    }

    private List<String> messages(AlertListing listing, Map<String, String> filters) {
        return read(t -> Pages.column(t, listing, filters, "message"));
    }

    private long countOpen(AlertSeverity severity) {
        return read(t -> new AlertRepository(t).countOpen(severity));
    }

    private long raiseOf(String subject) {
        return write(t ->
                new AlertRepository(t)
                        .raise(AlertSeverity.WARNING, "feed.late", subject, "it is late", NOW));
    }

    private long raise(AlertSeverity severity, String code, String message) {
        return write(t -> new AlertRepository(t).raise(severity, code, message, NOW));
    }
}
