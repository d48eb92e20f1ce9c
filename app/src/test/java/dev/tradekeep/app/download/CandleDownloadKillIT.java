package dev.tradekeep.app.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills a process that downloads, again and again: in the end the rows are those of a quiet day.
 */
@ExtendWith(LeakCheck.class)
class CandleDownloadKillIT extends BooksIT {
    private static final int KILLS = Integer.getInteger("tradekeep.download.kills", 10);
    private static final long SEED = Long.getLong("tradekeep.seed.first", 1L);
    private static final int PAGES_MAX = 60;
    private static final long EXTRA_NANOS_MAX = 5_000_000;

    @Test
    void endsWithTheRowsOfADownloadThatNobodyKilled() throws Exception {
        var _ = makeWorld();
        database().close();
        Path killed = folder.resolve("killed.db");
        Files.copy(path(), killed);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ChildProcess child = ChildProcess.start(DownloadProcess.class, killed)) {
                for (int pages = random.nextInt(PAGES_MAX); pages >= 0; pages--) {
                    assertThat(child.readLine()).isIn("page", "done");
                }
                child.killAfter(random.nextLong(EXTRA_NANOS_MAX));
            }
            String when = "kill " + kill + " of seed " + SEED;
            assertThat(PlainSql.row(killed, "PRAGMA integrity_check")).as(when).isEqualTo("ok");
            assertThat(BooksAudit.run(killed)).as(when).allMatch(CheckResult::passed);
        }
        runToItsEnd(killed);
        runToItsEnd(path());
        assertThat(PlainSql.row(path(), "SELECT count(*) > 20000 FROM candles")).isEqualTo("1");
        assertThat(everything(killed)).isEqualTo(everything(path()));
    }

    private static void runToItsEnd(Path file) {
        try (ChildProcess child = ChildProcess.start(DownloadProcess.class, file)) {
            String line = child.readLine();
            while (line.equals("page")) {
                line = child.readLine();
            }
            assertThat(line).isEqualTo("done");
            assertThat(child.join()).isZero();
        }
    }

    private static List<String> everything(Path file) {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("candles", "candle_rollups", "candle_gaps", "candle_series")) {
            rows.addAll(PlainSql.rows(file, "SELECT * FROM " + table + " ORDER BY 1, 2"));
        }
        return rows;
    }
}
