package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what is on disk is what the venue knows. */
final class Verdict {
    private Verdict() {}

    /** How they differ. */
    static List<String> compare(World world, Mirror mirror, Map<String, ChaosVenue.Truth> truths) {
        List<String> differences = new ArrayList<>();
        Map<String, Long> held = new HashMap<>();
        truths.forEach((id, truth) -> {
            if (truth.arrivals != 1) {
                differences.add("order " + id + " arrived " + truth.arrivals + " times");
            }
            Order order = mirror.order(id);
            if (order != null) {
                compare(order, mirror.executions(id), truth, differences);
                if (truth.filled > truth.quantity && !mirror.isAlerted(id)) {
                    differences.add("order " + id + " traded too much, and nobody was told");
                }
                String symbol = order.instrument().symbol();
                held.merge(symbol, order.side().sign() * truth.filled, Long::sum);
            } else if ((truth.isOpen() || truth.filled > 0) && !mirror.isAlerted(id)) {
                differences.add("order " + id + " works or traded, and nobody was told");
            }
        });
        for (Market market : world.markets()) {
            compare(world, mirror, market, held, differences);
        }
        mirror.transit()
                .forEach((asset, amount) -> {
                    if (amount != 0) {
                        differences.add(amount + " " + asset.code() + " are in transit at rest");
                    }
                });
        return differences;
    }

    /** Which positions are without the order that is to close them, and nobody was told. */
    static List<String> unprotected(Mirror mirror) {
        List<String> differences = new ArrayList<>();
        for (OrderGroup group : mirror.groups()) {
            String id = group.targetOrderId() == null ? group.stopOrderId() : group.targetOrderId();
            Order exit = id == null ? null : mirror.order(id);
            boolean entered = group.open() > 0 && !mirror.isAlerted(group.id());
            boolean wanted = id == null || !mirror.isUnwanted(id);
            if (entered && wanted && !closes(exit, group.open())) {
                String is =
                        exit == null
                                ? "none"
                                : exit.clientOrderId()
                                        + " of "
                                        + exit.quantity()
                                        + " is "
                                        + exit.status();
                differences.add(
                        "of group "
                                + group.id()
                                + ", "
                                + group.state()
                                + ", "
                                + group.open()
                                + " are open; what closes them: "
                                + is);
            }
        }
        return differences;
    }

    /** What the venue let expire was to end. */
    private static boolean closes(@Nullable Order exit, long open) {
        return exit != null
                && switch (exit.status()) {
                    case CANCELED, EXPIRED -> true;
                    case REJECTED, DENIED, FILLED -> false;
                    default -> exit.remainingQuantity() == open;
                };
    }

    private static void compare(
            Order order, Set<String> executions, ChaosVenue.Truth truth, List<String> differences) {
        String id = order.clientOrderId();
        if (order.filledQuantity() != truth.filled) {
            differences.add(
                    "order "
                            + id
                            + " filled "
                            + truth.filled
                            + ", booked are "
                            + order.filledQuantity());
        }
        if (truth.isOpen() && order.status().isTerminal()) {
            differences.add("order " + id + " is " + order.status() + ", and works at the venue");
        }
        Set<String> known = new HashSet<>();
        truth.fills.stream().map(Fill::exchangeTradeId).forEach(known::add);
        if (!executions.equals(known)) {
            differences.add("order " + id + " has other executions than the venue");
        }
    }

    private static void compare(
            World world,
            Mirror mirror,
            Market market,
            Map<String, Long> held,
            List<String> differences) {
        String symbol = market.instrument().symbol();
        long positions = 0;
        for (int portfolio = 0; portfolio < world.portfolios().size(); portfolio++) {
            long position = mirror.held(portfolio, market);
            positions += position;
            // Coins that came in from outside may be sold, too, and are in no position.
            Asset base = market.instrument().base();
            long came = mirror.moved(portfolio, base);
            if (came + market.instrument().baseAmount(position) < 0) {
                differences.add("more " + symbol + " was sold than was held: " + position);
            }
        }
        long fills = held.getOrDefault(symbol, 0L);
        if (positions != fills) {
            differences.add(
                    "the positions in " + symbol + " are " + positions + ", the fills " + fills);
        }
    }
}
