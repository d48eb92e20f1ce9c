package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.run.Restrictions;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitRepository;
import dev.tradekeep.store.risk.TradingHaltRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the books forbid an engine, read again for each order: a halt or a limit counts from the
 * next order on. For the engine's thread alone.
 */
final class BookedRestrictions implements Restrictions {
    private final Engine engine;
    private final long instrumentId;
    private @Nullable Reader reader;

    BookedRestrictions(Engine engine, long instrumentId) {
        this.engine = engine;
        this.instrumentId = instrumentId;
    }

    /** Says which reader to use, before the first order. */
    void readWith(Reader opened) {
        reader = opened;
    }

    /** A halt allows only what makes the position smaller. */
    @Override
    public Optional<String> halt(Side side, Position position) {
        if (Long.signum(position.quantity()) == -side.sign()) {
            return Optional.empty();
        }
        return reader().read(transaction ->
                        new TradingHaltRepository(transaction).strongest(engine.portfolioId()))
                .map(halt -> "halt " + halt.id() + " holds: " + halt.reason());
    }

    @Override
    public List<RiskLimit> limits() {
        return reader().read(transaction ->
                new RiskLimitRepository(transaction)
                        .of(engine.portfolioId(), instrumentId, engine.id()));
    }

    private Reader reader() {
        Reader open = reader;
        if (open == null) {
            throw new IllegalStateException("The engine has not begun");
        }
        return open;
    }
}
