package dev.tradekeep.venue.local.control;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultEffects;
import dev.tradekeep.venue.local.fault.FaultSpec;
import dev.tradekeep.venue.local.market.MarketMaker;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SymbolRules;
import dev.tradekeep.venue.local.spot.SymbolStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries out the faults that change the exchange itself, and takes them back. Thread-safe. */
final class ExchangeChanges implements FaultEffects {
    private final SpotExchange exchange;
    private final HandWork hands;
    private final List<MarketMaker> makers;
    private final Consumer<String> disconnect;
    private final Map<Long, SpotMarket> markets = new HashMap<>();
    private final Map<Long, SymbolRules> rules = new HashMap<>();

    /**
     * @param disconnect ends sockets whose path has a part
     */
    ExchangeChanges(
            SpotExchange exchange,
            HandWork hands,
            List<MarketMaker> makers,
            Consumer<String> disconnect) {
        this.exchange = exchange;
        this.hands = hands;
        this.makers = makers;
        this.disconnect = disconnect;
    }

    @Override
    public Map<String, String> begin(Fault fault) {
        FaultSpec spec = fault.spec();
        try {
            return switch (fault.kind()) {
                case MAINTENANCE -> disconnect("/");
                case DISCONNECT -> disconnect(spec.text("path"));
                default -> exchange.locked(() -> change(fault));
            };
        } catch (Refusal refusal) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, fault.kind().word() + ": " + refusal.text(), refusal);
        }
    }

    private Map<String, String> disconnect(String path) {
        disconnect.accept(path);
        return Map.of();
    }

    private Map<String, String> change(Fault fault) {
        FaultSpec spec = fault.spec();
        return switch (fault.kind()) {
            case SYMBOL_STATUS -> {
                SymbolStatus status =
                        HandWork.one(SymbolStatus.class, "status", spec.text("status"));
                exchange.status(market(fault), status);
                yield Map.of();
            }
            case DELISTING -> {
                exchange.delist(market(fault));
                yield Map.of();
            }
            case TICK_SIZE -> grids(fault);
            case LIQUIDATION -> hands.liquidate(spec);
            case MANUAL_ORDER -> hands.place(spec);
            case MANUAL_CANCEL -> hands.cancel(spec);
            case MANUAL_FILL -> hands.fill(spec);
            case TRANSFER -> hands.transfer(spec);
            case PRICE -> price(spec);
            default -> Map.of();
        };
    }

    private SpotMarket market(Fault fault) {
        SpotMarket market = hands.market(fault.spec().required("symbol"));
        markets.put(fault.id(), market);
        return market;
    }

    private Map<String, String> grids(Fault fault) {
        SpotMarket market = market(fault);
        SymbolRules before = market.rules();
        long tick = HandWork.amount(fault.spec(), "tick");
        long step = HandWork.amount(fault.spec(), "step");
        tick = tick == 0 ? before.price().step() : tick;
        step = step == 0 ? before.lot().step() : step;
        // A price times a quantity has to fit eight decimals.
        if (tick <= 0 || step <= 0 || Quote.of(tick, step) == 0) {
            throw HandWork.invalid(
                    "tick and step: wanted a product of at least 0.00000001, found less.");
        }
        rules.put(fault.id(), before);
        exchange.rules(market, before.withGrids(tick, step));
        return Map.of();
    }

    private Map<String, String> price(FaultSpec spec) {
        SpotMarket market = hands.market(spec.required("symbol"));
        spec.required("price");
        long price = HandWork.amount(spec, "price");
        if (price < market.rules().price().step()) {
            throw HandWork.invalid("price: wanted a positive one, found " + spec.text("price"));
        }
        makers.stream().filter(maker -> maker.market() == market).forEach(one -> one.price(price));
        return Map.of();
    }

    @Override
    public void end(Fault fault) {
        exchange.locked(() -> {
            SpotMarket market = markets.remove(fault.id());
            SymbolRules before = rules.remove(fault.id());
            if (market == null) {
                return null;
            }
            switch (fault.kind()) {
                case SYMBOL_STATUS -> exchange.status(market, SymbolStatus.TRADING);
                case DELISTING -> exchange.relist(market);
                default -> {
                    if (before != null) {
                        exchange.rules(market, before);
                    }
                }
            }
            return null;
        });
    }
}
