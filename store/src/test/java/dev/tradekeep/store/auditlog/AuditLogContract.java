package dev.tradekeep.store.auditlog;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.testing.Pages;
import dev.tradekeep.store.testing.StoreContract;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogContract extends StoreContract {
    private static final String WITHOUT_TRIGGERS =
            """
            DROP TRIGGER audit_log_update; DROP TRIGGER audit_log_delete;
            DROP TRIGGER audit_log_replace;
            PRAGMA foreign_keys = OFF;
            """;

    @Test
    void eachRowFollowsTheOneBeforeIt() {
        assertThat(read((Transaction t) -> new AuditLog(t).end())).isEqualTo(ChainEnd.EMPTY);

        ChainEnd first = append("first");
        ChainEnd second = append("second");

        assertThat(rows("SELECT id, object_name, previous_hash, hash FROM audit_log ORDER BY id"))
                .containsExactly(
                        "1|first||" + first.hash(),
                        "2|second|%s|%s".formatted(first.hash(), second.hash()));
        assertThat(read((Transaction t) -> new AuditLog(t).end())).isEqualTo(second);
        ChainCheck check = verify();
        assertThat(check.passed()).isTrue();
        assertThat(check.rows()).isEqualTo(2);
        assertThat(check.end()).isEqualTo(second);
    }

    @Test
    void keepsEveryColumn() {
        long user = addUser();
        run(t ->
                new AuditLog(t)
                        .append(
                                new AuditEntry(
                                        user,
                                        "anna",
                                        "user.role",
                                        "user",
                                        "bert",
                                        "viewer",
                                        "trader",
                                        "10.0.0.1",
                                        "session 12",
                                        NOW)));

        assertThat(
                        rows(
                                """
                                SELECT user_id, actor, action, object_type, object_name, before, after,
                                    address, credential, occurred_at
                                FROM audit_log\
                                """))
                .containsExactly(
                        "1|anna|user.role|user|bert|viewer|trader|10.0.0.1|session 12|" + NOW);
    }

    @Test
    void checksTextOfEveryKind() {
        run(t ->
                new AuditLog(t)
                        .append(
                                new AuditEntry(
                                        null, "日本 😀", "a\nb", "\"'", "", "x\0y", "", null, null,
                                        -1)));

        assertThat(verify().passed()).isTrue();
        assertThat(verify().rows()).isEqualTo(1);
    }

    @Test
    void anEmptyLogIsWhole() {
        assertThat(verify().passed()).isTrue();
        assertThat(verify().end()).isEqualTo(ChainEnd.EMPTY);
    }

    @Test
    void walksOverMoreThanOnePage() {
        int rows = 1_100;
        run(t -> {
            AuditLog log = new AuditLog(t);
            for (int i = 0; i < rows; i++) {
                log.append(entry("o" + i));
            }
        });

        assertThat(verify().rows()).isEqualTo(rows);
        tamper("UPDATE audit_log SET after = 'other' WHERE id = 1050");
        assertThat(verify().rows()).isEqualTo(1_049);
        assertThat(verify().fault().map(ChainCheck.Fault::id)).contains(1_050L);
    }

    @Test
    void goesBackWithItsTransaction() {
        assertThatThrownBy(() ->
                        run(t -> {
                            new AuditLog(t).append(entry("undone"));
                            throw new IllegalStateException("undo");
                        }))
                .hasMessageContaining("undo");
        append("kept");

        assertThat(verify().rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET after = 'x'",
                "UPDATE audit_log SET id = 9 WHERE id = 2",
                "DELETE FROM audit_log WHERE id = 2",
                "DELETE FROM audit_log",
                "REPLACE INTO audit_log SELECT * FROM audit_log WHERE id = 2",
                """
                REPLACE INTO audit_log (actor, action, object_type, object_name, occurred_at,
                    previous_hash, hash)
                SELECT 'x', 'x', 'x', 'x', 0, previous_hash, printf('%064d', 7) FROM audit_log
                WHERE id = 2\
                """,
            })
    void isNeverChanged(String sql) {
        append("first");
        append("second");
        List<String> before = rows("SELECT * FROM audit_log");

        assertThatThrownBy(() -> runSql(sql))
                .hasMessageContaining("the audit log is never changed");

        assertThat(rows("SELECT * FROM audit_log")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id = 1",
                "actor = 'eve'",
                "action = 'other'",
                "object_type = 'other'",
                "object_name = 'other'",
                "before = NULL",
                "after = 'other'",
                "address = '10.9.9.9'",
                "credential = 'session 1'",
                "occurred_at = occurred_at - 1",
                "previous_hash = printf('%064d', 1)",
                "hash = printf('%064d', 1)",
            })
    void namesTheRowThatWasChanged(String change) {
        addUser();
        append("first");
        append("second");
        append("third");

        tamper("UPDATE audit_log SET " + change + " WHERE id = 2");

        assertThat(verify().passed()).isFalse();
        assertThat(verify().fault().map(ChainCheck.Fault::id)).contains(2L);
        assertThat(verify().rows()).isEqualTo(1);
    }

    @Test
    void namesTheRowAfterOneThatWasRemoved() {
        append("first");
        append("second");
        append("third");

        tamper("DELETE FROM audit_log WHERE id = 2");

        assertThat(verify().fault())
                .contains(new ChainCheck.Fault(3, "does not follow the row before it"));
    }

    @Test
    void namesRowsThatChangedPlaces() {
        append("first");
        append("second");
        append("third");

        tamper(
                """
                UPDATE audit_log SET id = 10 WHERE id = 2; UPDATE audit_log SET id = 2 WHERE id = 3;
                UPDATE audit_log SET id = 3 WHERE id = 10;\
                """);

        assertThat(verify().fault().map(ChainCheck.Fault::id)).contains(2L);
    }

    @Test
    void namesARowThatWasPutBeforeTheFirst() {
        append("first");

        tamper(
                """
                INSERT INTO audit_log (id, actor, action, object_type, object_name, occurred_at,
                    previous_hash, hash)
                VALUES (-5, 'x', 'x', 'x', 'x', 0, printf('%064d', 1), printf('%064d', 2))\
                """);

        assertThat(verify().fault().map(ChainCheck.Fault::id)).contains(-5L);
    }

    @Test
    void aShorterLogEndsElsewhere() {
        append("first");
        ChainEnd noted = append("second");

        tamper("DELETE FROM audit_log WHERE id = 2");

        assertThat(verify().passed()).isTrue();
        assertThat(verify().end()).isNotEqualTo(noted);
    }

    @Test
    void noTwoRowsFollowTheSameOne() {
        ChainEnd first = append("first");
        append("second");

        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t ->
                                t.insert(
                                        AuditLogQuery.INSERT,
                                        p -> {
                                            AuditLogColumns.ENTRY
                                                    .names()
                                                    .forEach(name -> p.set(name, "x"));
                                            p.set("id", 3)
                                                    .set("user_id", (Long) null)
                                                    .set("occurred_at", NOW)
                                                    .set("previous_hash", first.hash())
                                                    .set("hash", "f".repeat(64));
                                        })));
    }

    @Test
    void isFoundByPersonActionObjectTimeAndText() {
        long user = addUser();
        run(t -> {
            AuditLog log = new AuditLog(t);
            log.append(entry("first"));
            log.append(
                    new AuditEntry(
                            user,
                            "anna",
                            "limit.set",
                            "limit",
                            "daily_loss",
                            "5000",
                            "tightened",
                            null,
                            null,
                            NOW + 1_000_000));
        });

        assertThat(objects(AuditLogListing.LOG, Map.of())).containsExactly("daily_loss", "first");
        assertThat(objects(AuditLogListing.LOG_OF_USER, Map.of("user", "anna")))
                .containsExactly("daily_loss");
        assertThat(objects(AuditLogListing.LOG_OF_ACTION, Map.of("action", "user.role")))
                .containsExactly("first");
        assertThat(
                        objects(
                                AuditLogListing.LOG_OF_OBJECT,
                                Map.of("object-type", "limit", "object", "daily_loss")))
                .containsExactly("daily_loss");
        assertThat(objects(AuditLogListing.LOG_SINCE, Map.of("since", "2026-01-02T03:04:06Z")))
                .containsExactly("daily_loss");
        assertThat(objects(AuditLogListing.LOG_BY_TEXT, Map.of("text", "TIGHT 5000")))
                .containsExactly("daily_loss");
        assertThat(objects(AuditLogListing.LOG_BY_TEXT, Map.of("text", "nowhere"))).isEmpty();
    }

    @Test
    void findsTextNewestFirstWhateverItHolds() {
        append("alpha one");
        append("beta");
        append("alpha two");

        assertThat(objects(AuditLogListing.LOG_BY_TEXT, Map.of("text", "\"alpha\" OR NEAR(")))
                .as("operators are words")
                .isEmpty();
        assertThat(objects(AuditLogListing.LOG_BY_TEXT, Map.of("text", "alp")))
                .containsExactly("alpha two", "alpha one");
    }

    private List<String> objects(AuditLogListing listing, Map<String, String> filters) {
        return read(t -> Pages.column(t, listing, filters, "object_name"));
    }

    private void tamper(String sql) {
        runSql(WITHOUT_TRIGGERS + sql);
    }

    private ChainCheck verify() {
        return read(t -> new AuditLog(t).verify());
    }

    private ChainEnd append(String object) {
        return write(t -> new AuditLog(t).append(entry(object)));
    }

    private static AuditEntry entry(String object) {
        return new AuditEntry(
                null, "system", "user.role", "user", object, "viewer", "trader", null, null, NOW);
    }

    private long addUser() {
        return write(t -> new UserRepository(t).add("anna", UserRole.TRADER, "h".repeat(40), NOW));
    }
}
