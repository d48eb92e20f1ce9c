package dev.tradekeep.store.sqlite.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MaintenanceSchedulerTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-02T00:00:00Z");
    private static final QuietWindow NIGHT =
            new QuietWindow(LocalTime.of(22, 0), LocalTime.of(4, 0));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(MIDNIGHT.plus(Duration.ofHours(10)));

    @Test
    void windowMaySpanMidnight() {
        assertThat(NIGHT.holds(MIDNIGHT)).isTrue();
        assertThat(NIGHT.holds(MIDNIGHT.plus(Duration.ofHours(4)))).isFalse();
        assertThat(NIGHT.holds(MIDNIGHT.plus(Duration.ofHours(22)))).isTrue();
        assertThat(NIGHT.holds(MIDNIGHT.plus(Duration.ofHours(12)))).isFalse();
        QuietWindow noon = new QuietWindow(LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertThat(noon.holds(MIDNIGHT)).isFalse();
        assertThat(noon.holds(MIDNIGHT.plus(Duration.ofHours(12)))).isTrue();
        assertThat(QuietWindow.ALWAYS.holds(MIDNIGHT)).isTrue();
    }

    @Test
    void runsWhatIsDueInItsWindowAndGoesOnAfterAFailure() {
        List<String> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        MaintenanceScheduler scheduler =
                scheduler(
                        failed,
                        new MaintenanceJob(
                                "fails",
                                HOUR,
                                QuietWindow.ALWAYS,
                                Optional.of(now.get()),
                                () -> {
                                    throw new IllegalStateException("as it should");
                                }),
                        hourly("often", QuietWindow.ALWAYS, now.get(), done),
                        hourly("at night", NIGHT, now.get(), done));

        scheduler.runDue();
        assertThat(done).isEmpty();
        now.set(now.get().plus(HOUR));
        scheduler.runDue();
        scheduler.runDue();
        assertThat(done).containsExactly("often");
        assertThat(failed).containsExactly("fails: as it should");
        now.set(MIDNIGHT.plus(Duration.ofHours(23)));
        scheduler.runDue();
        assertThat(done).containsExactly("often", "often", "at night");
        assertThat(failed).hasSize(2);
    }

    @Test
    void whatIsOverdueIsDueOneMinuteAfterEveryStart() {
        List<String> done = new ArrayList<>();
        for (int start = 0; start < 2; start++) {
            MaintenanceScheduler scheduler =
                    scheduler(
                            List.of(),
                            hourly("never done", QuietWindow.ALWAYS, null, done),
                            hourly("overdue", QuietWindow.ALWAYS, now.get().minus(DAY), done),
                            hourly("in the future", QuietWindow.ALWAYS, now.get().plus(DAY), done));
            scheduler.runDue();
            assertThat(done).isEmpty();
            now.set(now.get().plus(MaintenanceJob.START_AFTER));
            scheduler.runDue();
            assertThat(done).containsExactly("never done", "overdue", "in the future");
            done.clear();
        }
    }

    @Test
    void countsFromWhenAProcessBeforeWasDone() {
        List<String> done = new ArrayList<>();
        Instant before = now.get().minus(Duration.ofMinutes(40));
        MaintenanceScheduler scheduler =
                scheduler(List.of(), hourly("job", QuietWindow.ALWAYS, before, done));

        now.set(now.get().plus(Duration.ofMinutes(19)));
        scheduler.runDue();
        assertThat(done).isEmpty();
        now.set(now.get().plus(Duration.ofMinutes(1)));
        scheduler.runDue();
        assertThat(done).containsExactly("job");
    }

    @Test
    void aClockThatIsSetBackPutsAJobOffByItsOwnTimeAtMost() {
        List<String> done = new ArrayList<>();
        MaintenanceScheduler scheduler =
                scheduler(List.of(), hourly("job", QuietWindow.ALWAYS, now.get(), done));

        now.set(now.get().minus(DAY));
        scheduler.runDue();
        assertThat(done).isEmpty();
        now.set(now.get().plus(HOUR));
        scheduler.runDue();
        assertThat(done).containsExactly("job");
    }

    @Test
    void looksWhenItIsToldToAndLeavesNoThread() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        MaintenanceJob job =
                new MaintenanceJob(
                        "once", HOUR, QuietWindow.ALWAYS, Optional.of(now.get()), done::countDown);
        try (MaintenanceScheduler scheduler =
                MaintenanceScheduler.start("test", List.of(job), now::get, (of, cause) -> {})) {
            now.set(now.get().plus(HOUR));
            scheduler.look();
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("maintenance test"));
    }

    private MaintenanceScheduler scheduler(List<String> failed, MaintenanceJob... jobs) {
        return new MaintenanceScheduler(
                "test",
                List.of(jobs),
                now::get,
                (job, cause) -> failed.add(job.name() + ": " + cause.getMessage()));
    }

    private static MaintenanceJob hourly(
            String name, QuietWindow window, @Nullable Instant lastDone, List<String> done) {
        return new MaintenanceJob(
                name, HOUR, window, Optional.ofNullable(lastDone), () -> done.add(name));
    }
}
