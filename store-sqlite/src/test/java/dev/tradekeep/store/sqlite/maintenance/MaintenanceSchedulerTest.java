package dev.tradekeep.store.sqlite.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
    void runsWhatIsDueInItsWindowAndGoesOnAfterAFailure() throws InterruptedException {
        AtomicReference<Instant> now = new AtomicReference<>(MIDNIGHT.plus(Duration.ofHours(10)));
        SynchronousQueue<String> done = new SynchronousQueue<>();
        List<MaintenanceJob> jobs =
                List.of(
                        new MaintenanceJob(
                                "fails",
                                Duration.ofHours(1),
                                QuietWindow.ALWAYS,
                                () -> {
                                    throw new IllegalStateException("as it should");
                                }),
                        new MaintenanceJob(
                                "often",
                                Duration.ofHours(1),
                                QuietWindow.ALWAYS,
                                () -> put(done, "often")),
                        new MaintenanceJob(
                                "at night", Duration.ofHours(1), NIGHT, () -> put(done, "night")));
        try (MaintenanceScheduler scheduler = MaintenanceScheduler.start("test", jobs, now::get)) {
            scheduler.look();
            now.set(now.get().plus(Duration.ofHours(1)));
            scheduler.look();
            assertThat(take(done)).isEqualTo("often");
            now.set(MIDNIGHT.plus(Duration.ofHours(23)));
            scheduler.look();
            assertThat(take(done)).isEqualTo("often");
            assertThat(take(done)).isEqualTo("night");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("maintenance test"));
    }

    private static void put(SynchronousQueue<String> queue, String name) {
        try {
            queue.put(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String take(SynchronousQueue<String> queue)
            throws InterruptedException {
        return queue.poll(60, TimeUnit.SECONDS);
    }
}
