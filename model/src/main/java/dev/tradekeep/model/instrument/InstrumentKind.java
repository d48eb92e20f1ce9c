package dev.tradekeep.model.instrument;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What sort of thing an instrument is, and whether a trade of it delivers an asset. */
public enum InstrumentKind {
    /** A coin for another coin or for money. */
    CRYPTO(true),
    /** A currency for another. */
    FOREX(true),
    /** A share. */
    EQUITY(true),
    /** A dated or perpetual contract on a coin. */
    CRYPTOFUTURE(false),
    /** A contract for delivery at a later date. */
    FUTURE(false),
    /** A contract that pays the difference between two prices. */
    CFD(false),
    /** A figure that is quoted and not traded itself. */
    INDEX(false),
    /** The right to buy or sell a share. */
    OPTION(false),
    /** The right to the difference between an index and a strike. */
    INDEXOPTION(false),
    /** The right to enter a future. */
    FUTUREOPTION(false);

    private static final InstrumentKind[] ALL = values();

    private final String label = name().toLowerCase(Locale.ROOT);
    private final boolean deliversBase;

    InstrumentKind(boolean deliversBase) {
        this.deliversBase = deliversBase;
    }

    /**
     * Whether a trade moves a base asset from the seller to the buyer. What delivers none changes
     * only balances of the quote asset, by profit, loss and fees.
     */
    public boolean deliversBase() {
        return deliversBase;
    }

    /** The name in files, in the books and on the command line. */
    public String label() {
        return label;
    }

    /**
     * The kind of a {@link #label}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there is none
     */
    public static InstrumentKind of(String label) {
        for (InstrumentKind kind : ALL) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted a kind of instrument ("
                        + Arrays.stream(ALL)
                                .map(InstrumentKind::label)
                                .collect(Collectors.joining(", "))
                        + "), found \""
                        + label
                        + "\".");
    }
}
