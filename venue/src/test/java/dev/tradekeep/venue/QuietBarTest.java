package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tradekeep.model.market.Bar;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class QuietBarTest {
    private static final int BARS = 100_000;

    @Test
    void allocatesNothingForABarWithoutOrders() {
        SimulatedVenue venue =
                new SimulatedVenue(VenueModel.DEFAULT, Purse.ENDLESS, () -> 0, report -> {});
        Market market = venue.list(Desk.STOCK, MarketModel.withoutVolume(TestBar.MINUTE));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Cursor cursor = new Cursor();
        feed(market, cursor);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        feed(market, cursor);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes for %d bars", BARS).isLessThan(BARS / 10);
    }

    private static void feed(Market market, Cursor cursor) {
        for (int i = 0; i < BARS; i++) {
            cursor.at += TestBar.MINUTE;
            market.onBar(cursor);
        }
    }

    /** One object for all bars. */
    private static final class Cursor implements Bar {
        private long at;

        @Override
        public long openTime() {
            return at;
        }

        @Override
        public long closeTime() {
            return at + TestBar.MINUTE;
        }

        @Override
        public long open() {
            return 100;
        }

        @Override
        public long high() {
            return 100;
        }

        @Override
        public long low() {
            return 100;
        }

        @Override
        public long close() {
            return 100;
        }

        @Override
        public long volume() {
            return 0;
        }
    }
}
