package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which instruments are wanted.
 *
 * @param exchange our name of one exchange; null for all
 * @param kind one kind; null for all
 */
public record InstrumentFilter(@Nullable String exchange, @Nullable InstrumentKind kind) {
    public static final InstrumentFilter ALL = new InstrumentFilter(null, null);

    @Nullable String kindLabel() {
        return kind == null ? null : kind.label();
    }
}
