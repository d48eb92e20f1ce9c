package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.fault.EventGate;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener.Report;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import dev.tradekeep.venue.local.wire.Sink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who hears what happens to an account. Used under the lock of the exchange. */
final class UserStreams {
    private static final long MILLI_MICROS = 1_000;
    private static final int GOING_AWAY = 1_001;

    /**
     * One who hears.
     *
     * @param id of the subscription; -1 for a connection that carries nothing else
     * @param micros whether times are told in microseconds
     * @param gate what its events pass
     */
    record Subscription(Account account, Sink sink, int id, boolean micros, EventGate gate) {
        /** Says something about the subscription itself. */
        void say(String event) {
            sink.send(wrapped(event));
        }

        private String wrapped(String event) {
            return id == -1 ? event : "{\"subscriptionId\":" + id + ",\"event\":" + event + "}";
        }

        private void send(String event, @Nullable String symbol, boolean fill) {
            gate.send(wrapped(event), symbol, fill);
        }
    }

    private final Map<Account, List<Subscription>> subscriptions = new HashMap<>();
    private final LongSupplier clock;
    private final FaultDesk faults;

    UserStreams(LongSupplier clock, FaultDesk faults) {
        this.clock = clock;
        this.faults = faults;
    }

    /**
     * Lets a connection hear of an account.
     *
     * @param id of the subscription; -1 for a connection that carries nothing else
     */
    Subscription subscribe(Account account, Sink sink, int id, boolean micros) {
        EventGate gate =
                new EventGate(
                        faults,
                        account.name(),
                        sink::send,
                        () -> sink.close(GOING_AWAY, "Going away"));
        Subscription made = new Subscription(account, sink, id, micros, gate);
        add(made);
        return made;
    }

    private void add(Subscription subscription) {
        subscriptions
                .computeIfAbsent(subscription.account(), key -> new ArrayList<>())
                .add(subscription);
    }

    void remove(Subscription subscription) {
        List<Subscription> hearing = subscriptions.get(subscription.account());
        if (hearing != null) {
            hearing.remove(subscription);
        }
    }

    /** Tells one that hears no more. */
    void terminate(Subscription subscription) {
        remove(subscription);
        Json json = new Json();
        begin(json, "eventStreamTerminated", subscription.micros() ? 1 : MILLI_MICROS);
        subscription.say(json.end().toString());
    }

    void reported(Report report) {
        send(
                report.order().account(),
                report.order().market().name(),
                report.fill() != null,
                unit -> {
                    Json json = new Json();
                    begin(json, "executionReport", unit);
                    ReportJson.write(json, report, unit);
                    return json.end();
                });
    }

    void balances(Account account, Collection<Balance> changed, long timeMicros) {
        send(
                account,
                null,
                false,
                unit -> {
                    Json json = new Json();
                    begin(json, "outboundAccountPosition", unit);
                    json.put("u", timeMicros / unit).array("B");
                    for (Balance balance : changed) {
                        json.object().put("a", balance.asset()).amount("f", balance.free());
                        json.amount("l", balance.locked()).end();
                    }
                    return json.endArray().end();
                });
    }

    void deposited(Account account, String asset, long amount, long timeMicros) {
        send(
                account,
                null,
                false,
                unit -> {
                    Json json = new Json();
                    begin(json, "balanceUpdate", unit);
                    json.put("a", asset).amount("d", amount);
                    return json.put("T", timeMicros / unit).end();
                });
    }

    void listed(OrderList list, boolean begins, long timeMicros) {
        send(
                list.account(),
                list.market().name(),
                false,
                unit -> {
                    Json json = new Json();
                    begin(json, "listStatus", unit);
                    json.put("s", list.market().name()).put("g", list.id());
                    json.put("c", list.kind().name());
                    json.put("l", begins ? "EXEC_STARTED" : "ALL_DONE");
                    String status = list.isRejected() ? "REJECT" : "ALL_DONE";
                    json.put("L", begins ? "EXECUTING" : status);
                    json.put("r", "NONE").put("C", list.clientId());
                    json.put("T", timeMicros / unit).array("O");
                    for (SpotOrder order : list.orders()) {
                        json.object().put("s", order.market().name()).put("i", order.id());
                        json.put("c", order.clientId()).end();
                    }
                    return json.endArray().end();
                });
    }

    private void begin(Json json, String event, long unit) {
        json.object().put("e", event).put("E", clock.getAsLong() / unit);
    }

    /** Writes an event once for each unit of time that somebody wants. */
    private void send(
            Account account, @Nullable String symbol, boolean fill, LongFunction<Json> writer) {
        List<Subscription> hearing = subscriptions.get(account);
        if (hearing == null || hearing.isEmpty()) {
            return;
        }
        String millis = null;
        String micros = null;
        for (Subscription one : List.copyOf(hearing)) {
            if (one.micros()) {
                micros = micros == null ? writer.apply(1).toString() : micros;
                one.send(micros, symbol, fill);
            } else {
                millis = millis == null ? writer.apply(MILLI_MICROS).toString() : millis;
                one.send(millis, symbol, fill);
            }
        }
    }
}
