package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.Sight;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shows orders and executions, newest first, page by page. */
final class QueryEndpoints {
    private static final int ORDERS_USUAL = 20;
    private static final int ORDERS_MOST = 50;
    private static final int FILLS_USUAL = 50;
    private static final int FILLS_MOST = 100;
    private static final int PER_SECOND = 50;
    private static final long WEEK_MILLIS = 7 * 24 * 60 * 60 * 1_000L;
    private static final Comparator<Fill> NEWEST =
            Comparator.comparingLong(Fill::timeMicros)
                    .thenComparingLong(Fill::tradeId)
                    .thenComparing(Fill::maker)
                    .reversed();

    private QueryEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.query("order/realtime", PER_SECOND, QueryEndpoints::realtime),
                Endpoint.query("order/history", PER_SECOND, QueryEndpoints::history),
                Endpoint.query("execution/list", PER_SECOND, QueryEndpoints::executions));
    }

    private static Collection<SpotMarket> markets(Call call) {
        if (!call.fields().isSpot()) {
            return List.of();
        }
        return call.fields().find("symbol") == null
                ? call.venue().exchange().markets()
                : List.of(call.market());
    }

    /** Open orders; by id also those that ended a while ago. */
    private static void realtime(Call call) {
        Account account = call.account();
        RecentOrders recent = call.venue().recent();
        boolean closed = call.fields().number("openOnly", 0) > 0;
        orders(
                call,
                "order/realtime",
                view -> view.isOpen() ? !closed : recent.holds(account, view.order()),
                view -> view.isOpen() ? !closed : closed && recent.holds(account, view.order()));
    }

    private static void history(Call call) {
        Predicate<OrderView> ended = view -> !view.isOpen();
        orders(call, "order/history", ended, ended);
    }

    private static void orders(
            Call call, String name, Predicate<OrderView> byId, Predicate<OrderView> otherwise) {
        Sight sight = call.sight(name);
        Collection<SpotMarket> markets = markets(call);
        Fields fields = call.fields();
        Json json = call.out().object().put("category", fields.text("category"));
        List<OrderView> page = new ArrayList<>();
        int limit = fields.limit(ORDERS_USUAL, ORDERS_MOST);
        if (fields.find("orderId") != null || fields.find("orderLinkId") != null) {
            SpotOrder found = OrderFinder.find(call.account(), markets, fields);
            if (found != null) {
                OrderView view = new OrderView(found, sight.untilMicros());
                if (view.exists() && byId.test(view) && fits(fields).test(view)) {
                    page.add(view);
                }
            }
        } else {
            Predicate<OrderView> wanted = otherwise.and(fits(fields));
            long before = fields.number("cursor", Long.MAX_VALUE);
            for (SpotMarket market : markets) {
                Collection<SpotOrder> orders =
                        call.account()
                                .shelf(market)
                                .orders()
                                .headMap(before, false)
                                .descendingMap()
                                .values();
                newest(orders, sight, limit + 1, wanted, page);
            }
            page.sort(Comparator.comparingLong((OrderView view) -> view.order().id()).reversed());
        }
        boolean more = page.size() > limit;
        List<OrderView> shown = more ? page.subList(0, limit) : page;
        json.put("nextPageCursor", more ? Long.toString(shown.getLast().order().id()) : "");
        json.array("list");
        sight.arrange(shown).forEach(view -> OrderRow.write(json, view, OrderText.status(view)));
        json.endArray().end();
    }

    private static Predicate<OrderView> fits(Fields fields) {
        String filter = fields.find("orderFilter");
        String status = fields.find("orderStatus");
        String base = fields.find("baseCoin");
        long from = fields.number("startTime", 0);
        long to = fields.number("endTime", Long.MAX_VALUE);
        return view -> {
            long created = view.order().createdMicros() / 1_000;
            return isAsked(filter, OrderText.filter(view))
                    && isAsked(status, OrderText.status(view))
                    && isAsked(base, view.order().market().rules().base())
                    && created >= from
                    && created <= to;
        };
    }

    private static boolean isAsked(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static void newest(
            Collection<SpotOrder> newestFirst,
            Sight sight,
            int most,
            Predicate<OrderView> wanted,
            List<OrderView> out) {
        int found = 0;
        for (SpotOrder order : newestFirst) {
            if (found == most) {
                return;
            }
            OrderView view = new OrderView(order, sight.untilMicros());
            if (view.exists() && wanted.test(view)) {
                out.add(view);
                found++;
            }
        }
    }

    private static void executions(Call call) {
        Fields fields = call.fields();
        Collection<SpotMarket> markets = markets(call);
        long now = call.now() / 1_000;
        long from = fields.number("startTime", -1);
        long to = fields.number("endTime", -1);
        if (from != -1 && to != -1 && to - from > WEEK_MILLIS) {
            throw ApiError.params("startTime and endTime are more than 7 days apart.");
        }
        long first = from != -1 ? from : (to != -1 ? to : now) - WEEK_MILLIS;
        long last = to != -1 ? to : from != -1 ? from + WEEK_MILLIS : Long.MAX_VALUE;
        SpotOrder order = OrderFinder.find(call.account(), markets, fields);
        boolean one = fields.find("orderId") != null || fields.find("orderLinkId") != null;
        Sight sight = call.sight("execution/list");
        Predicate<Fill> wanted =
                fill ->
                        fill.timeMicros() <= sight.untilMicros()
                                && fill.timeMicros() / 1_000 >= first
                                && fill.timeMicros() / 1_000 <= last
                                && (!one || fill.order() == order);
        int limit = fields.limit(FILLS_USUAL, FILLS_MOST);
        List<Fill> page =
                fields.isAbsentOr("execType", "Trade")
                        ? newest(call, markets, wanted, limit + 1)
                        : List.of();
        boolean more = page.size() > limit;
        List<Fill> shown = more ? page.subList(0, limit) : page;
        Json json = call.out().object().put("category", fields.text("category"));
        json.put("nextPageCursor", more ? Cursor.of(shown.getLast()).text() : "");
        json.array("list");
        sight.arrange(shown).forEach(fill -> ExecutionRow.write(json, fill));
        json.endArray().end();
    }

    /** Behind which fill a page begins. */
    private record Cursor(long timeMicros, long tradeId, boolean maker) {
        static Cursor of(Fill fill) {
            return new Cursor(fill.timeMicros(), fill.tradeId(), fill.maker());
        }

        static @Nullable Cursor read(Fields fields) {
            String text = fields.find("cursor");
            if (text == null) {
                return null;
            }
            String[] parts = text.split("_", -1);
            try {
                return new Cursor(
                        Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2].equals("1"));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException foreign) {
                throw ApiError.params("cursor is invalid: %s", text);
            }
        }

        String text() {
            return timeMicros + "_" + tradeId + "_" + (maker ? 1 : 0);
        }

        boolean isBefore(Fill fill) {
            if (fill.timeMicros() != timeMicros) {
                return fill.timeMicros() < timeMicros;
            }
            if (fill.tradeId() != tradeId) {
                return fill.tradeId() < tradeId;
            }
            return maker && !fill.maker();
        }
    }

    private static List<Fill> newest(
            Call call, Collection<SpotMarket> markets, Predicate<Fill> wanted, int most) {
        Cursor cursor = Cursor.read(call.fields());
        List<Fill> page = new ArrayList<>();
        for (SpotMarket market : markets) {
            List<Fill> fills = call.account().shelf(market).fills();
            int found = 0;
            for (int i = fills.size() - 1; i >= 0 && found < most; i--) {
                Fill fill = fills.get(i);
                if (wanted.test(fill) && (cursor == null || cursor.isBefore(fill))) {
                    page.add(fill);
                    found++;
                }
            }
        }
        page.sort(NEWEST);
        return page.size() > most ? page.subList(0, most) : page;
    }
}
