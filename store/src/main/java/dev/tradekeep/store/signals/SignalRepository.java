package dev.tradekeep.store.signals;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hooks and their calls in one transaction. */
public final class SignalRepository {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MINUTE = 60 * MICROS_PER_SECOND;

    private final Transaction transaction;

    public SignalRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds a hook, enabled.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken, or there
     *     are {@link SignalHook#COUNT_MAX}
     */
    public long add(NewHook hook, long at) {
        PlainName.requireForPath("hook", hook.name(), SignalHook.NAME_CHARACTERS_MAX);
        if (find(hook.name()).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There already is a hook " + hook.name() + ". Choose another name.");
        }
        long count = transaction.get(SignalQuery.COUNT_HOOKS, Binder.NONE, row -> row.getLong(0));
        if (count >= SignalHook.COUNT_MAX) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There are " + SignalHook.COUNT_MAX + " hooks, and no more may be.");
        }
        HookFields fields = hook.fields();
        long id =
                transaction.insert(
                        SignalQuery.INSERT_HOOK,
                        p ->
                                p.set("name", hook.name())
                                        .set("enabled", true)
                                        .set("path_sha256", hook.pathSha256())
                                        .set("engine_id", hook.engineId())
                                        .set("portfolio_id", hook.portfolioId())
                                        .set("order_type", hook.type())
                                        .set("side_field", fields.side())
                                        .set("instrument_field", fields.instrument())
                                        .set("quantity_field", fields.quantity())
                                        .set("price_field", fields.price())
                                        .set("id_field", fields.id())
                                        .set("quote_asset_id", hook.quoteAssetId())
                                        .set("max_notional", hook.maxNotional())
                                        .set("orders_per_minute", hook.ordersPerMinute())
                                        .set("window_seconds", hook.windowSeconds())
                                        .set("created_at", at)
                                        .set("updated_at", at));
        hook.instruments()
                .forEach((ticker, instrument) ->
                        transaction.update(
                                SignalQuery.INSERT_INSTRUMENT,
                                p ->
                                        p.set("hook_id", id)
                                                .set("ticker", ticker)
                                                .set("instrument_id", instrument)));
        return id;
    }

    /** The hook of a name. */
    public Optional<SignalHook> find(String name) {
        return transaction.find(
                SignalQuery.BY_NAME, p -> p.set("name", name), SignalRepository::readHook);
    }

    /**
     * The hook of a name.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public SignalHook get(String name) {
        return find(name)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no hook \"" + name + "\"."));
    }

    /** The hook of a path. */
    public Optional<SignalHook> findByPath(String pathSha256) {
        return transaction.find(
                SignalQuery.BY_PATH,
                p -> p.set("path_sha256", pathSha256),
                SignalRepository::readHook);
    }

    /** Ids of what a hook may trade, by what the service calls it. */
    public Map<String, Long> instruments(long hookId) {
        Map<String, Long> all = new LinkedHashMap<>();
        transaction.forEach(
                SignalQuery.INSTRUMENTS,
                p -> p.set("hook_id", hookId),
                row -> all.put(row.getText("ticker"), row.getLong("instrument_id")));
        return all;
    }

    /** The close of the latest candle of an instrument, whatever its length, in its units. */
    public Optional<Long> lastPrice(long instrumentId) {
        return transaction
                .list(
                        SignalQuery.LAST_PRICES,
                        p -> p.set("instrument_id", instrumentId),
                        row -> new LastPrice(row.getLong(0), row.getLong(1)))
                .stream()
                .max(Comparator.comparingLong(LastPrice::closedAt))
                .map(LastPrice::price);
    }

    private record LastPrice(long closedAt, long price) {}

    /** Gives a hook another path; the one before leads nowhere from then on. */
    public void rotate(long id, String pathSha256, long at) {
        transaction.update(
                SignalQuery.ROTATE,
                p -> p.set("id", id).set("path_sha256", pathSha256).set("at", at));
    }

    /** Says whether a hook takes calls. */
    public void setEnabled(long id, boolean enabled, long at) {
        transaction.update(
                SignalQuery.SET_ENABLED,
                p -> p.set("id", id).set("enabled", enabled).set("at", at));
    }

    /** Deletes a hook and its calls; their orders stay. */
    public void delete(long id) {
        transaction.update(SignalQuery.DELETE_HOOK, Binder.of(id));
    }

    /** The call of a key within the hook's window that was not refused. */
    public Optional<SignalCall> same(SignalHook hook, String key, long at) {
        return transaction.find(
                SignalQuery.SAME_CALL,
                p ->
                        p.set("hook_id", hook.id())
                                .set("call_key", key)
                                .set("since", at - hook.windowSeconds() * MICROS_PER_SECOND),
                SignalRepository::readCall);
    }

    /** Whether a hook has had as many orders within a minute as it may. */
    public boolean isBusy(SignalHook hook, long at) {
        return transaction.get(
                        SignalQuery.COUNT_CALLS,
                        p -> p.set("hook_id", hook.id()).set("since", at - MINUTE),
                        row -> row.getLong(0))
                >= hook.ordersPerMinute();
    }

    /** Takes a call down before its order is placed. */
    public SignalCall receive(long hookId, String key, String wish, String address, long at) {
        long id = insert(hookId, key, CallState.RECEIVED, wish, null, address, at);
        return new SignalCall(id, hookId, key, CallState.RECEIVED, wish, null, null, at);
    }

    /** Takes down that a call is refused; one more for the reason of the last minute is counted. */
    public void refuse(
            long hookId, String key, String wish, String reason, String address, long at) {
        String cut = cut(reason);
        Optional<Long> like =
                transaction.find(
                        SignalQuery.LIKE_REFUSED,
                        p -> p.set("hook_id", hookId).set("since", at - MINUTE).set("reason", cut),
                        row -> row.getLong(0));
        if (like.isPresent()) {
            transaction.update(SignalQuery.REPEAT, Binder.of(like.get()));
            return;
        }
        var _ = insert(hookId, key, CallState.REFUSED, wish, cut, address, at);
    }

    private long insert(
            long hookId,
            String key,
            CallState state,
            String wish,
            @Nullable String reason,
            String address,
            long at) {
        return transaction.insert(
                SignalQuery.INSERT_CALL,
                p ->
                        p.set("hook_id", hookId)
                                .set("call_key", key)
                                .set("state", state)
                                .set("wish", wish)
                                .set("client_order_id", (String) null)
                                .set("reason", reason)
                                .set("received_at", at)
                                .set("address", address));
    }

    /** Says what became of a call that was received. */
    public void end(
            long id, CallState state, @Nullable String clientOrderId, @Nullable String reason) {
        transaction.update(
                SignalQuery.END,
                p ->
                        p.set("id", id)
                                .set("state", state)
                                .set("client_order_id", clientOrderId)
                                .set("reason", reason == null ? null : cut(reason)));
    }

    /** Calls of which nothing became yet, the oldest first. */
    public List<SignalCall> unfinished(int rowsMax) {
        return transaction.list(
                SignalQuery.UNFINISHED,
                p -> p.set("rows_max", rowsMax),
                SignalRepository::readCall);
    }

    /**
     * Deletes calls from before a time.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long before, int rowsMax) {
        return transaction.update(
                SignalQuery.SWEEP, p -> p.set("before", before).set("rows_max", rowsMax));
    }

    private static String cut(String reason) {
        return reason.length() <= SignalCall.REASON_CHARACTERS_MAX
                ? reason
                : reason.substring(0, SignalCall.REASON_CHARACTERS_MAX);
    }

    private static SignalCall readCall(Row row) {
        return new SignalCall(
                row.getLong("id"),
                row.getLong("hook_id"),
                row.getText("call_key"),
                row.getWord(CallState.class, "state"),
                row.getText("wish"),
                row.getTextOrNull("client_order_id"),
                row.getTextOrNull("reason"),
                row.getLong("received_at"));
    }

    private static SignalHook readHook(Row row) {
        return new SignalHook(
                row.getLong("id"),
                row.getText("name"),
                row.getBoolean("enabled"),
                row.getText("engine"),
                row.getTextOrNull("portfolio"),
                row.getWord(OrderType.class, "order_type"),
                new HookFields(
                        row.getText("side_field"),
                        row.getText("instrument_field"),
                        row.getText("quantity_field"),
                        row.getText("price_field"),
                        row.getText("id_field")),
                row.getLong("quote_asset_id"),
                row.getInt("quote_scale"),
                row.getLong("max_notional"),
                row.getInt("orders_per_minute"),
                row.getInt("window_seconds"));
    }
}
