package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Questions about an account. What is given back is whole: a question of which one page fails has
 * no answer.
 *
 * <p>Any thread may call it, and waits.
 */
final class AccountReader {
    /** The longest time that one question about executions may span. */
    static final long SPAN_MICROS = Duration.ofDays(7).toNanos() / 1_000;

    /** How far back there are executions. */
    static final long HISTORY_MICROS = Duration.ofDays(729).toNanos() / 1_000;

    private static final String SPOT = "category=spot";
    private static final int ORDERS_A_PAGE = 50;
    private static final int EXECUTIONS_A_PAGE = 100;
    private static final int PAGES_MAX = 10_000;

    /** What a cursor is made of that may stand in an address as it is; Bybit encodes its own. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9%_.~:,=-]*");

    private final BybitRest rest;

    AccountReader(BybitRest rest) {
        this.rest = rest;
    }

    /** Every order that is open, whoever placed it. */
    List<OrderRow> openOrders() throws VenueException {
        return pages(Paths.REALTIME, SPOT + "&openOnly=0&limit=" + ORDERS_A_PAGE, OrderRow::of);
    }

    /**
     * An order by the id that its placer gave it: where open orders and the last closed ones are,
     * then where the others are. A question to only one of them proves nothing, and the history
     * tells of seven days unless it is told which.
     *
     * @param since UTC microseconds, not after the order was made
     * @return null when the exchange knows it nowhere
     */
    @Nullable OrderRow order(String orderLinkId, long since) throws VenueException {
        String query = SPOT + "&orderLinkId=" + orderLinkId;
        OrderRow found = order(Paths.REALTIME, query, orderLinkId);
        if (found == null) {
            found = order(Paths.HISTORY, query, orderLinkId);
        }
        long until = rest.clock().now();
        long from = Math.max(since, until - HISTORY_MICROS);
        while (found == null && from < until - SPAN_MICROS) {
            long to = from + SPAN_MICROS - Micros.PER_MILLISECOND;
            found = order(Paths.HISTORY, query + span(from, to), orderLinkId);
            from = to + Micros.PER_MILLISECOND;
        }
        return found;
    }

    private @Nullable OrderRow order(String path, String query, String orderLinkId)
            throws VenueException {
        for (OrderRow row : pages(path, query, OrderRow::of)) {
            if (row.orderLinkId().equals(orderLinkId)) {
                return row;
            }
        }
        return null;
    }

    private static String span(long from, long to) {
        return "&startTime="
                + from / Micros.PER_MILLISECOND
                + "&endTime="
                + to / Micros.PER_MILLISECOND;
    }

    /**
     * All executions of an order, the oldest first.
     *
     * @param since UTC microseconds, not after the first of them
     */
    List<ExecutionRow> executionsOf(String orderLinkId, long since) throws VenueException {
        return executions("&orderLinkId=" + orderLinkId, since);
    }

    /** All executions in a market since a time, UTC microseconds, the oldest first. */
    List<ExecutionRow> executionsIn(String symbol, long since) throws VenueException {
        return executions("&symbol=" + symbol, since);
    }

    /** All executions of the account since a time, UTC microseconds, the oldest first. */
    List<ExecutionRow> executions(long since) throws VenueException {
        return executions("", since);
    }

    private List<ExecutionRow> executions(String of, long since) throws VenueException {
        // A second more, since what happens now may bear a time that has just begun.
        long until = rest.clock().now() + Micros.PER_SECOND;
        Map<String, ExecutionRow> found = new LinkedHashMap<>();
        long from = Math.max(since, until - HISTORY_MICROS);
        while (from <= until) {
            long to = Math.min(until, from + SPAN_MICROS - Micros.PER_MILLISECOND);
            String query = SPOT + of + span(from, to) + "&limit=" + EXECUTIONS_A_PAGE;
            for (ExecutionRow row : pages(Paths.EXECUTIONS, query, ExecutionRow::of)) {
                if (row.quantity().signum() > 0) {
                    found.put(row.symbol() + " " + row.id(), row);
                }
            }
            from = to + Micros.PER_MILLISECOND;
        }
        List<ExecutionRow> rows = new ArrayList<>(found.values());
        rows.sort(ExecutionRow.IN_TIME);
        return rows;
    }

    /** What the account holds. */
    List<AccountBalance> balances() throws VenueException {
        JsonNode body = rest.askSigned(Paths.WALLET, "accountType=UNIFIED");
        List<AccountBalance> balances = new ArrayList<>();
        for (JsonNode account : body.path("result").path("list")) {
            balances.addAll(read(Paths.WALLET, account, AccountReader::balances));
        }
        return balances;
    }

    /** The balances of an account as an answer or the stream tells it. */
    static List<AccountBalance> balances(JsonNode account) {
        List<AccountBalance> balances = new ArrayList<>();
        for (JsonNode coin : account.path("coin")) {
            BigDecimal locked = Fields.amount(coin, "locked");
            // What was borrowed is in the balance and is no one's to keep.
            BigDecimal own =
                    Fields.amount(coin, "walletBalance")
                            .subtract(Fields.amount(coin, "spotBorrow"));
            balances.add(
                    new AccountBalance(
                            Fields.text(coin, "coin"),
                            Fields.fit(own.subtract(locked)),
                            Fields.fit(locked)));
        }
        return balances;
    }

    /** What the key may do. */
    KeyCheck check() throws VenueException {
        BybitRest.Timed key = rest.askTimed(Paths.KEY, "");
        return check(key.body().path("result"), key.latencyMicros(), rest.clock().micros());
    }

    /** What an answer about a key says. */
    static KeyCheck check(JsonNode key, long latencyMicros, long clockOffsetMicros) {
        List<String> permissions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> group : key.path("permissions").properties()) {
            for (JsonNode permission : group.getValue()) {
                permissions.add(group.getKey() + ": " + permission.asString(""));
            }
        }
        Collections.sort(permissions);
        boolean readsOnly = Fields.whole(key, "readOnly") != 0;
        if (readsOnly) {
            permissions.add("read only");
        }
        return new KeyCheck(
                permissions,
                !readsOnly && permissions.contains("Spot: SpotTrade"),
                !readsOnly && permissions.contains("Wallet: Withdraw"),
                latencyMicros,
                clockOffsetMicros);
    }

    private <T> List<T> pages(String path, String query, Function<JsonNode, T> reader)
            throws VenueException {
        List<T> found = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            String next = cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
            JsonNode result = rest.askSigned(path, query + next).path("result");
            JsonNode rows = result.path("list");
            for (JsonNode row : rows) {
                found.add(read(path, row, reader));
            }
            String after = Fields.text(result, "nextPageCursor");
            if (after.isEmpty() || rows.isEmpty() || after.equals(cursor)) {
                return found;
            }
            cursor = after;
        }
        throw unreadable(path + " has more than " + PAGES_MAX + " pages.");
    }

    private static <T> T read(String path, JsonNode row, Function<JsonNode, T> reader)
            throws VenueException {
        try {
            return reader.apply(row);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unreadable(path + " has something that cannot be read: " + e.getMessage());
        }
    }

    private static VenueException unreadable(String reason) {
        return new VenueException(
                new VenueFailure.NotDone(VenueFailure.Kind.UNREADABLE, "", reason, 0));
    }

    private static String encoded(String cursor) {
        return PLAIN.matcher(cursor).matches()
                ? cursor
                : URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
