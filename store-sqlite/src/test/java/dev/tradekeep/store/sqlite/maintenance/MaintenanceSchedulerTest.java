package dev.tradekeep.store.sqlite.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class MaintenanceSchedulerTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-02T00:00:00Z");
    private static final QuietWindow NIGHT =
            new QuietWindow(LocalTime.of(22, 0), LocalTime.of(4, 0));

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
        AtomicReference<Instant> now = new AtomicReference<>(MIDNIGHT.plus(Duration.ofHours(10)));
        List<String> done = new ArrayList<>();
        List<MaintenanceJob> jobs =
                List.of(
                        hourly(
                                "fails",
                                QuietWindow.ALWAYS,
                                () -> {
                                    throw new IllegalStateException("as it should");
                                }),
                        hourly("often", QuietWindow.ALWAYS, () -> done.add("often")),
                        hourly("at night", NIGHT, () -> done.add("night")));
        MaintenanceScheduler scheduler = new MaintenanceScheduler("test", jobs, now::get);

        scheduler.runDue();
        assertThat(done).isEmpty();
        now.set(now.get().plus(Duration.ofHours(1)));
        scheduler.runDue();
        scheduler.runDue();
        assertThat(done).containsExactly("often");
        now.set(MIDNIGHT.plus(Duration.ofHours(23)));
        scheduler.runDue();
        assertThat(done).containsExactly("often", "often", "night");
    }

    @Test
    void looksWhenItIsToldToAndLeavesNoThread() throws InterruptedException {
        AtomicReference<Instant> now = new AtomicReference<>(MIDNIGHT);
        CountDownLatch done = new CountDownLatch(1);
        List<MaintenanceJob> jobs = List.of(hourly("once", QuietWindow.ALWAYS, done::countDown));
        try (MaintenanceScheduler scheduler = MaintenanceScheduler.start("test", jobs, now::get)) {
            now.set(MIDNIGHT.plus(Duration.ofHours(1)));
            scheduler.look();
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("maintenance test"));
    }

    private static MaintenanceJob hourly(String name, QuietWindow window, Runnable work) {
        return new MaintenanceJob(name, Duration.ofHours(1), window, work);
    }
}
