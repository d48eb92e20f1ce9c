package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener.Report;
import dev.tradekeep.venue.local.spot.ExchangeListener.ReportKind;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to accounts, for those who hear it, in the order in which it happens: an execution
 * before the order that it changed, balances last. A request is answered first, and what it did is
 * told a little later; what the market does is told at once.
 */
final class PrivateStreams {
    /** How long after a request what it did is told. */
    static final long TOLD_MICROS = 5_000;

    /** One row of a message that is being put together, and the order that it is about. */
    private record Row(
            Account account, String topic, String json, @Nullable SpotOrder order, boolean fill) {
        /** Two rows about one order never share a message. */
        boolean joins(Row before) {
            return account == before.account
                    && topic.equals(before.topic)
                    && order != before.order
                    && Objects.equals(symbol(), before.symbol());
        }

        @Nullable String symbol() {
            return order == null ? null : order.market().name();
        }
    }

    private final BybitVenue venue;
    private final Map<Account, List<PrivateSession>> hearing = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final AtomicInteger underway = new AtomicInteger();
    private boolean answering;

    PrivateStreams(BybitVenue venue) {
        this.venue = venue;
    }

    /** Lets a connection hear of an account; under the lock of the exchange. */
    void add(Account account, PrivateSession session) {
        hearing.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>()).add(session);
    }

    /** Under the lock of the exchange. */
    void remove(Account account, PrivateSession session) {
        List<PrivateSession> sessions = hearing.get(account);
        if (sessions != null) {
            sessions.remove(session);
        }
    }

    /** A request is being carried out, which is to be answered first; under the lock. */
    void answering() {
        answering = true;
    }

    void reported(Report report) {
        SpotOrder order = report.order();
        if (isDeaf(order.account())) {
            return;
        }
        Fill fill = report.fill();
        if (fill != null) {
            Json execution = new Json();
            ExecutionRow.write(execution, fill);
            row(order, "execution", execution, true);
            Json fast = new Json();
            ExecutionRow.writeShort(fast, fill);
            row(order, "execution.fast", fast, true);
        }
        boolean begins = report.kind() == ReportKind.NEW && order.isWorking();
        if (begins && order.asked().kind().isContingent()) {
            order(order, "Triggered", false);
        }
        order(order, OrderText.status(OrderView.of(order)), fill != null);
    }

    private void order(SpotOrder order, String status, boolean fill) {
        Json json = new Json();
        OrderRow.write(json, OrderView.of(order), status);
        row(order, "order", json, fill);
    }

    private void row(SpotOrder order, String topic, Json json, boolean fill) {
        rows.add(new Row(order.account(), topic, json.toString(), order, fill));
    }

    private boolean isDeaf(Account account) {
        List<PrivateSession> sessions = hearing.get(account);
        return sessions == null || sessions.isEmpty();
    }

    void balances(Account account, Collection<Balance> changed) {
        if (isDeaf(account)) {
            return;
        }
        Json json = new Json();
        new WalletRow(venue.exchange()).write(json, account, changed, true);
        rows.add(new Row(account, "wallet", json.toString(), null, false));
    }

    /** Something is done: what was done leaves as messages. */
    void settled() {
        // What is behind something that is not told yet must not overtake it.
        boolean late = answering || underway.get() > 0;
        answering = false;
        if (rows.isEmpty()) {
            return;
        }
        List<Row> done = List.copyOf(rows);
        rows.clear();
        long millis = venue.exchange().now() / 1_000;
        for (int from = 0; from < done.size(); ) {
            int to = from + 1;
            while (to < done.size() && done.get(to).joins(done.get(to - 1))) {
                to++;
            }
            tell(done.subList(from, to), millis, late);
            from = to;
        }
    }

    private void tell(List<Row> message, long millis, boolean late) {
        Row first = message.getFirst();
        Json json = new Json().object().put("id", UUID.randomUUID().toString());
        json.put("topic", first.topic()).put("creationTime", millis).array("data");
        message.forEach(row -> json.rawItem(row.json()));
        String text = json.endArray().end().toString();
        List<PrivateSession> sessions = hearing.getOrDefault(first.account(), List.of());
        Runnable telling =
                () ->
                        sessions.forEach(session ->
                                session.tell(first.topic(), text, first.symbol(), first.fill()));
        if (!late) {
            telling.run();
            return;
        }
        underway.incrementAndGet();
        venue.faults()
                .later(
                        TOLD_MICROS,
                        () -> {
                            try {
                                telling.run();
                            } finally {
                                underway.decrementAndGet();
                            }
                        });
    }
}
