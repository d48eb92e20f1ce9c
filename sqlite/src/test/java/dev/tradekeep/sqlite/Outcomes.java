package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

/** What may come of a call with any arguments. */
final class Outcomes {
    /** What SQLite says when it is in disorder, or what is no failure. */
    private static final Set<ResultCode> NEVER =
            EnumSet.of(
                    ResultCode.INTERNAL,
                    ResultCode.CORRUPT,
                    ResultCode.OK,
                    ResultCode.ROW,
                    ResultCode.DONE);

    private Outcomes() {}

    /** SQLite itself is never misused; the module refuses some SQL with that code, in words. */
    static void assertDocumented(SqliteException failure) {
        assertThat(failure.reason()).isNotEmpty();
        assertThat(NEVER).as("%s", failure.getMessage()).doesNotContain(failure.code());
        if (failure.code() == ResultCode.MISUSE) {
            assertThat(failure.reason())
                    .matches("Wanted one SQL statement, .*|The SQL text holds a NUL.*");
        }
    }
}
