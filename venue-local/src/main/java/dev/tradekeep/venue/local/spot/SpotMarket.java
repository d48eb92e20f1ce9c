package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.BookEvents;
import dev.tradekeep.venue.local.matching.MatchingEngine;
import java.util.function.Function;

/**
 * One symbol: its rules, its book, its last trades. Read and changed under the lock of its
 * exchange.
 */
public final class SpotMarket {
    private final TradeTape tape;
    private final AveragePrice average;
    private final MatchingEngine engine;
    private SymbolRules rules;
    private SymbolStatus status = SymbolStatus.TRADING;
    private long updateId;

    SpotMarket(
            SymbolRules rules,
            long firstTradeId,
            long startPrice,
            Function<SpotMarket, BookEvents> events) {
        this.rules = rules;
        tape = new TradeTape(firstTradeId);
        average = new AveragePrice(rules.avgMinutes());
        engine = new MatchingEngine(events.apply(this), rules.lot().step(), startPrice);
    }

    public String name() {
        return rules.name();
    }

    public SymbolRules rules() {
        return rules;
    }

    public SymbolStatus status() {
        return status;
    }

    /** The book, to be read. */
    public MatchingEngine engine() {
        return engine;
    }

    public TradeTape tape() {
        return tape;
    }

    /** Rises with each change of the book. */
    public long updateId() {
        return updateId;
    }

    /** The price of the last minutes, weighted by volume; the last price without trades. */
    public long averagePrice(long nowMicros) {
        return average.price(nowMicros, engine.last());
    }

    void trade(PublicTrade trade) {
        tape.add(trade);
        average.add(trade.timeMicros(), trade.quantity(), trade.quote());
    }

    void changed() {
        updateId++;
    }

    void status(SymbolStatus status) {
        this.status = status;
    }

    void rules(SymbolRules rules) {
        this.rules = rules;
        engine.step(rules.lot().step());
    }

    /** Begins to count changes of the book, so that no number comes twice after a restart. */
    void countFrom(long firstUpdateId) {
        updateId = firstUpdateId;
    }
}
