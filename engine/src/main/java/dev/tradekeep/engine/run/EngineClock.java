package dev.tradekeep.engine.run;

/** The engine's own time: the system's in paper and live, that of the candles in a backtest. */
@FunctionalInterface
public interface EngineClock {
    /** UTC microseconds since the epoch. */
    long now();
}
