package dev.tradekeep.model.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TickPackerTest {
    private static final long SERIES = 7;
    private static final int SEEDS = 200;
    private static final int TICKS_MAX = 300;

    @ParameterizedTest
    @EnumSource
    void unpacksWhatWasPacked(TickKind kind) {
        for (int seed = 0; seed < SEEDS; seed++) {
            TickBuffer ticks = random(kind, new SplittableRandom(seed));

            assertThat(TickChunk.of(SERIES, kind, ticks).unpack().holdsSame(ticks))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void aQuietTickTakesAByteANumber() {
        TickBuffer ticks = new TickBuffer(TickKind.QUOTES, 1_000);
        for (int i = 0; i < 1_000; i++) {
            ticks.add(1_000 + i * 50L, 0, new long[] {100_000 + i % 7, 100_030 + i % 7, 5, 6});
        }

        assertThat(TickPacker.pack(TickKind.QUOTES, ticks)).hasSizeLessThan(5_010);
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitIsFound(TickKind kind) {
        SplittableRandom random = new SplittableRandom(5);
        TickBuffer ticks = new TickBuffer(kind, 3);
        for (int i = 0; i < 3; i++) {
            ticks.add(i, 0, values(kind, random));
        }
        TickChunk chunk = TickChunk.of(SERIES, kind, ticks);
        for (int bit = 0; bit < chunk.packed().length * 8; bit++) {
            TickChunk damaged = TickChunk.of(SERIES, kind, ticks);
            damaged.packed()[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(damaged::verify)
                    .as("bit %d", bit)
                    .isInstanceOf(TradekeepException.class)
                    .hasMessageContaining("series 7")
                    .hasMessageContaining("1970-01-01T00:00:00Z #0")
                    .hasMessageContaining("checksum");
        }
    }

    /** What a wrong program could have written: the checksum holds, the form does not. */
    @Test
    void refusesAFormThatNoPackerWrites() {
        TickBuffer ticks = new TickBuffer(TickKind.TRADES, 2);
        ticks.add(10, 0, new long[] {5, 6});
        ticks.add(20, 0, new long[] {7, 8});
        byte[] packed = TickPacker.pack(TickKind.TRADES, ticks);

        assertThatThrownBy(() -> unpackAll(TickChunk.of(SERIES, TickKind.TRADES, ticks), 3, packed))
                .hasMessageContaining("end too early");
        assertThatThrownBy(() -> unpackAll(TickChunk.of(SERIES, TickKind.TRADES, ticks), 1, packed))
                .hasMessageContaining("do not end with its last tick");
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0xff);
        assertThatThrownBy(
                        () -> unpackAll(TickChunk.of(SERIES, TickKind.TRADES, ticks), 2, endless))
                .hasMessageContaining("too long");
    }

    private static void unpackAll(TickChunk like, int ticks, byte[] packed) {
        TickUnpacker unpacker =
                new TickUnpacker(
                        new TickChunk(
                                like.seriesId(),
                                like.kind(),
                                like.first(),
                                like.last(),
                                ticks,
                                like.checksum(),
                                packed));
        while (unpacker.next()) {
            assertThat(unpacker.at()).isBetween(10L, 20L);
        }
    }

    private static TickBuffer random(TickKind kind, SplittableRandom random) {
        int count = random.nextInt(1, TICKS_MAX);
        TickBuffer ticks = new TickBuffer(kind, count);
        long at = random.nextLong(-1_000_000, 1_000_000);
        long sequence = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ticks.add(at, sequence, values(kind, random));
            if (random.nextInt(3) == 0) {
                at += random.nextLong(1, 200_000_000);
                sequence = random.nextInt(10) == 0 ? random.nextLong(Long.MAX_VALUE / 2) : 0;
            } else {
                sequence += random.nextInt(10) == 0 ? 5 : 1;
            }
        }
        return ticks;
    }

    private static long[] values(TickKind kind, SplittableRandom random) {
        long[] values = new long[kind.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextLong() >>> random.nextInt(64);
        }
        return values;
    }
}
