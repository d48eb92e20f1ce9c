package dev.tradekeep.store.orders;

import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups of orders in one transaction. */
public final class GroupRepository {
    private final Transaction transaction;

    public GroupRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Writes a group down as it is now. */
    public void save(BookedGroup group) {
        OrderTerms stop = group.stop();
        transaction.update(
                GroupQuery.SAVE,
                p ->
                        p.set("group_id", group.groupId())
                                .set("engine_id", group.engineId())
                                .set("portfolio_id", group.portfolioId())
                                .set("instrument_id", group.instrumentId())
                                .set("slot", group.slot())
                                .set("side", group.side().name())
                                .set("stop_type", stop == null ? null : stop.type().name())
                                .set("stop_limit_price", stop == null ? 0 : stop.limitPrice())
                                .set("stop_trigger_price", stop == null ? 0 : stop.triggerPrice())
                                .set(
                                        "stop_trailing_distance",
                                        stop == null ? 0 : stop.trailingDistance())
                                .set("target_limit_price", group.targetLimit())
                                .set("stop_order_id", group.stopOrderId())
                                .set("target_order_id", group.targetOrderId())
                                .set("entry_filled", group.entryFilled())
                                .set("exit_filled", group.exitFilled())
                                .set("state", group.state()));
    }

    /** The groups of an engine that are not done, oldest first. */
    public List<BookedGroup> open(long engineId) {
        return transaction.list(
                GroupQuery.OPEN, p -> p.set("engine_id", engineId), GroupRepository::read);
    }

    /** A group by its id. */
    public Optional<BookedGroup> find(String groupId) {
        return transaction.find(
                GroupQuery.FIND, p -> p.set("group_id", groupId), GroupRepository::read);
    }

    private static BookedGroup read(Row row) {
        return new BookedGroup(
                row.getText("group_id"),
                row.getLong("engine_id"),
                row.getLong("portfolio_id"),
                row.getLong("instrument_id"),
                row.getInt("slot"),
                row.getWord(Side.class, "side"),
                stop(row),
                row.getLong("target_limit_price"),
                row.getTextOrNull("stop_order_id"),
                row.getTextOrNull("target_order_id"),
                row.getLong("entry_filled"),
                row.getLong("exit_filled"),
                row.getText("state"));
    }

    private static @Nullable OrderTerms stop(Row row) {
        if (row.isNull("stop_type")) {
            return null;
        }
        return OrderTerms.of(
                row.getWord(OrderType.class, "stop_type"),
                row.getLong("stop_limit_price"),
                row.getLong("stop_trigger_price"),
                row.getLong("stop_trailing_distance"));
    }
}
