package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickBuffer;
import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an appender whether late ticks lie among packed ones. It is asked for places in order, so
 * that it looks at each chunk once.
 */
final class LatePacked {
    private final TickChunks chunks;
    private @Nullable TickChunk chunk;
    private @Nullable TickBuffer ticks;
    private TickPlace freeUntil = TickPlace.FIRST;
    private long lookFrom = Long.MIN_VALUE;

    LatePacked(TickChunks chunks) {
        this.chunks = chunks;
    }

    /** Whether a place lies in the range of a chunk, which is then the one at hand. */
    boolean covers(TickPlace place) {
        if (chunk != null && chunk.covers(place)) {
            return true;
        }
        if (place.compareTo(freeUntil) < 0) {
            return false;
        }
        Optional<TickChunk> next = chunks.endingFrom(place, lookFrom);
        ticks = null;
        chunk = next.filter(found -> found.covers(place)).orElse(null);
        freeUntil = next.map(TickChunk::first).orElse(TickPlace.BEHIND_ALL);
        lookFrom = next.map(found -> found.first().at()).orElse(lookFrom);
        return chunk != null;
    }

    /** The values of a tick of the chunk at hand, if it holds one at that place. */
    Optional<long[]> find(TickPlace place) {
        TickChunk at = atHand();
        if (ticks == null) {
            ticks = at.unpack();
        }
        int tick = ticks.find(place);
        return tick < 0 ? Optional.empty() : Optional.of(ticks.values(tick));
    }

    /** Makes rows of the chunk at hand. */
    void unpack() {
        TickChunk at = atHand();
        chunks.unpack(at);
        // What it covered is free now, up to the next one.
        freeUntil = chunks.nextFirst(at.first()).orElse(TickPlace.BEHIND_ALL);
        chunk = null;
        ticks = null;
    }

    private TickChunk atHand() {
        if (chunk == null) {
            throw new IllegalStateException("No chunk covers the place that was asked for last.");
        }
        return chunk;
    }
}
