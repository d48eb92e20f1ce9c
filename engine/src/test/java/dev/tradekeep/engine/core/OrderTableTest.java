package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.venue.VenueReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What follows from each thing that can happen to an order in each state that it can be in. The
 * table is that of docs/orders.md; when it is meant to change, put what the failure prints there.
 */
class OrderTableTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "orders.md");
    private static final String NOTHING = "–";

    /** How an order gets into a state; gives its id. */
    private record State(String name, Function<OrderBench, String> way) {}

    /** Something that happens to the order of an id. */
    private record Happening(String name, What what) {}

    @FunctionalInterface
    private interface What {
        void happen(OrderBench bench, String id);
    }

    @Test
    void everyPairOfEventAndStateIsInTheTable() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(table(OPEN)).contains(table(ENDED));
    }

    private static final List<State> OPEN =
            List.of(
                    new State("SUBMITTED", OrderBench::send),
                    new State("UNKNOWN", OrderTableTest::unknown),
                    new State("working", OrderTableTest::working),
                    new State("PENDING_CANCEL", OrderTableTest::pendingCancel),
                    new State("PENDING_UPDATE", OrderTableTest::pendingUpdate),
                    new State("ENDING", OrderTableTest::ending));

    private static final List<State> ENDED =
            List.of(
                    new State("`NOT_SENT`", OrderTableTest::notSent),
                    new State("`NEVER_ARRIVED`", OrderTableTest::neverArrived),
                    new State("`VANISHED`", OrderTableTest::vanished),
                    new State("REJECTED", OrderTableTest::rejected),
                    new State("CANCELED, EXPIRED", OrderTableTest::canceled),
                    new State("FILLED", OrderTableTest::filled));

    private static final List<Happening> ALL =
            List.of(
                    new Happening("accepted", (b, id) -> b.report(b.accepted(id))),
                    new Happening(
                            "triggered", (b, id) -> b.report(new VenueReport.Triggered(id, 0))),
                    new Happening("execution, new", (b, id) -> b.report(b.execution(id, 1))),
                    new Happening(
                            "ended, no more traded",
                            (b, id) -> b.report(b.ended(id, OrderEnd.CANCELED, 0))),
                    new Happening(
                            "ended, more traded than we know",
                            (b, id) -> b.report(b.ended(id, OrderEnd.CANCELED, 11))),
                    new Happening(
                            "amended",
                            (b, id) ->
                                    b.report(
                                            new VenueReport.Amended(
                                                    id, OrderBench.TERMS, 12, Long.MAX_VALUE))),
                    refused("submit refused", VenueReport.Call.SUBMIT),
                    new Happening(
                            "submit refused, duplicate id",
                            (b, id) ->
                                    b.report(
                                            new VenueReport.Refused(
                                                    VenueReport.Call.SUBMIT,
                                                    id,
                                                    RefusedCalls.DUPLICATE_ID,
                                                    0))),
                    refused("cancel refused", VenueReport.Call.CANCEL),
                    refused("amendment refused", VenueReport.Call.AMEND),
                    lost("submit lost", VenueReport.Call.SUBMIT),
                    lost("cancel lost", VenueReport.Call.CANCEL),
                    lost("amendment lost", VenueReport.Call.AMEND),
                    new Happening("open, in a list", (b, id) -> b.report(b.open(id, 0))),
                    new Happening("open, by query", OrderTableTest::openByQuery),
                    new Happening(
                            "ended, by query", (b, id) -> b.report(b.endedState(id, asked(b, id)))),
                    new Happening(
                            "not found, at once",
                            (b, id) -> b.report(b.notFound(id, asked(b, id)))),
                    new Happening("not found, 20 s later", OrderTableTest::notFoundLater),
                    new Happening(
                            "the engine begins again",
                            (b, id) -> {
                                b.take(new EngineInput.Recover());
                                b.durable();
                            }),
                    new Happening(
                            "we cancel",
                            (b, id) -> {
                                b.take(new Command.Cancel(2, id, OrderWitness.NONE));
                                b.durable();
                            }),
                    new Happening(
                            "we amend",
                            (b, id) -> {
                                b.take(
                                        new Command.Amend(
                                                3, id, OrderBench.TERMS, 8, OrderWitness.NONE));
                                b.durable();
                            }));

    private static Happening refused(String name, VenueReport.Call call) {
        return new Happening(name, (b, id) -> b.report(b.refused(call, id)));
    }

    private static Happening lost(String name, VenueReport.Call call) {
        return new Happening(name, (b, id) -> b.report(b.lost(call, id)));
    }

    private static String unknown(OrderBench bench) {
        String id = bench.send();
        bench.report(bench.lost(VenueReport.Call.SUBMIT, id));
        return id;
    }

    private static String working(OrderBench bench) {
        String id = bench.send();
        bench.report(bench.accepted(id));
        return id;
    }

    private static String pendingCancel(OrderBench bench) {
        String id = working(bench);
        bench.take(new Command.Cancel(4, id, OrderWitness.NONE));
        bench.durable();
        return id;
    }

    private static String pendingUpdate(OrderBench bench) {
        String id = working(bench);
        bench.take(new Command.Amend(4, id, new OrderTerms.Limit(890), 9, OrderWitness.NONE));
        bench.durable();
        return id;
    }

    private static String ending(OrderBench bench) {
        String id = working(bench);
        bench.report(bench.ended(id, OrderEnd.CANCELED, 4));
        return id;
    }

    private static String notSent(OrderBench bench) {
        String id = bench.place(null);
        bench.pass(2 * SecondLook.SEND_WITHIN_MICROS);
        bench.durable();
        return id;
    }

    private static String neverArrived(OrderBench bench) {
        String id = unknown(bench);
        bench.pass(CallTimes.SETTLED_AFTER_MICROS);
        bench.report(bench.notFound(id, bench.query(id)));
        return id;
    }

    private static String vanished(OrderBench bench) {
        String id = working(bench);
        notFoundLater(bench, id);
        return id;
    }

    private static String rejected(OrderBench bench) {
        String id = bench.send();
        bench.report(bench.refused(VenueReport.Call.SUBMIT, id));
        return id;
    }

    private static String canceled(OrderBench bench) {
        String id = working(bench);
        bench.report(bench.ended(id, OrderEnd.CANCELED, 0));
        return id;
    }

    private static String filled(OrderBench bench) {
        String id = working(bench);
        bench.report(bench.execution(id, OrderBench.QUANTITY));
        return id;
    }

    /** The number of a question that is asked about the order as it is; 0 for one that ended. */
    private static long asked(OrderBench bench, String id) {
        bench.calls.clear();
        bench.take(new EngineInput.Recheck());
        long query = bench.query(id);
        bench.calls.clear();
        return query;
    }

    /** What has ended is asked about when a list shows it as open. */
    private static void openByQuery(OrderBench bench, String id) {
        long query = asked(bench, id);
        if (query == 0) {
            bench.report(bench.open(id, 0));
            query = bench.query(id);
            if (query == 0) {
                return;
            }
            bench.calls.clear();
        }
        bench.report(bench.open(id, query));
    }

    private static void notFoundLater(OrderBench bench, String id) {
        bench.pass(2 * CallTimes.SETTLED_AFTER_MICROS);
        bench.report(bench.notFound(id, asked(bench, id)));
    }

    private static String table(List<State> states) {
        StringBuilder table = new StringBuilder("|  |");
        states.forEach(state -> table.append(' ').append(state.name()).append(" |"));
        table.append("\n|---|").append("---|".repeat(states.size())).append('\n');
        for (Happening happening : ALL) {
            table.append("| ").append(happening.name()).append(" |");
            for (State state : states) {
                table.append(' ').append(cell(state, happening)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(State state, Happening happening) {
        OrderBench bench = new OrderBench();
        String id = state.way().apply(bench);
        OrderStatus before = bench.order(id).order().status();
        bench.calls.clear();
        bench.alerts.clear();
        bench.events.clear();
        bench.timers.clear();
        bench.refusal = null;
        happening.what().happen(bench, id);
        List<String> words = new ArrayList<>();
        OrderStatus after = bench.order(id).order().status();
        if (after != before) {
            words.add(after.name());
        } else if (!bench.events.isEmpty()) {
            words.add("noted");
        }
        if (bench.refusal != null) {
            words.add("no");
        }
        addCalls(bench, words);
        bench.alerts.forEach(alert -> words.add("alert `" + alert + "`"));
        return words.isEmpty() ? NOTHING : String.join(", ", words);
    }

    private static void addCalls(OrderBench bench, List<String> words) {
        boolean asks = false;
        for (VenueCall call : bench.calls) {
            switch (call) {
                case VenueCall.Submit submit -> words.add("send");
                case VenueCall.Cancel cancel -> words.add("cancel");
                case VenueCall.Amend amend -> words.add("amend");
                case VenueCall.Query query -> asks = true;
            }
        }
        if (asks) {
            words.add("ask");
        } else if (!bench.timers.isEmpty()) {
            words.add("ask later");
        }
    }
}
