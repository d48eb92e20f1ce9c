package dev.tradekeep.venue.local.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What queries see: how far they are behind, and in which order their lists come.
 *
 * @param untilMicros what happened after it is not seen
 * @param shuffling the fault that takes lists out of order, null for none
 */
public record Sight(long untilMicros, @Nullable Fault shuffling) {
    /** Everything, in order. */
    public static final Sight CLEAR = new Sight(Long.MAX_VALUE, null);

    /** A list in the order in which it is told. */
    public <T> List<T> arrange(List<T> inOrder) {
        if (shuffling == null) {
            return inOrder;
        }
        List<T> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(shuffling.below(Integer.MAX_VALUE)));
        return shuffled;
    }
}
