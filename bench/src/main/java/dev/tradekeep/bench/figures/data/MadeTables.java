package dev.tradekeep.bench.figures.data;

import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.store.sqlite.bulk.BulkRow;
import java.util.List;
import java.util.function.Consumer;

/** The rows of orders, trades and positions, as the bulk loader takes them. */
final class MadeTables {
    private static final List<String> ORDER_COLUMNS =
            List.of(
                    "id",
                    "client_order_id",
                    "exchange_order_id",
                    "engine_run_id",
                    "portfolio_id",
                    "instrument_id",
                    "side",
                    "type",
                    "quantity",
                    "limit_price",
                    "status",
                    "filled_quantity",
                    "filled_notional",
                    "created_at",
                    "updated_at",
                    "closed_at");
    private static final List<String> TRADE_COLUMNS =
            List.of(
                    "id",
                    "order_id",
                    "exchange_trade_id",
                    "portfolio_id",
                    "instrument_id",
                    "side",
                    "price",
                    "quantity",
                    "notional",
                    "fee",
                    "fee_asset_id",
                    "executed_at");
    private static final List<String> POSITION_COLUMNS =
            List.of(
                    "portfolio_id",
                    "instrument_id",
                    "quantity",
                    "cost",
                    "realized_pnl",
                    "updated_at");
    private static final long QUOTE_ASSET = 2;
    private static final long SECOND = 1_000_000;

    private final Sizes sizes;

    MadeTables(Sizes sizes) {
        this.sizes = sizes;
    }

    GeneratedRows orders() {
        return new GeneratedRows(ORDER_COLUMNS, sizes.orders(), this::forEachOrder);
    }

    GeneratedRows trades() {
        return new GeneratedRows(TRADE_COLUMNS, 3 * sizes.orders(), this::forEachTrade);
    }

    GeneratedRows positions() {
        return new GeneratedRows(POSITION_COLUMNS, sizes.positions(), this::forEachPosition);
    }

    private void forEachOrder(Consumer<BulkRow> target) {
        for (long n = 1; n <= sizes.orders(); n++) {
            OrderStatus status = Made.status(n, sizes);
            boolean filled = status == OrderStatus.FILLED;
            long quantity = Made.quantity(n);
            long price = Made.price(n);
            long createdAt = Made.createdAt(n, sizes);
            boolean open = status == OrderStatus.ACCEPTED;
            target.accept(
                    BulkRow.of(
                            n,
                            n,
                            Made.clientOrderId(n),
                            "x%012d".formatted(n),
                            1L,
                            Made.account(n),
                            Made.instrument(n),
                            side(n),
                            "LIMIT",
                            quantity,
                            price,
                            status.name(),
                            filled ? quantity : 0L,
                            filled ? quantity * price : 0L,
                            createdAt,
                            createdAt + SECOND,
                            open ? null : createdAt + SECOND));
        }
    }

    private void forEachTrade(Consumer<BulkRow> target) {
        long id = 0;
        for (long n = 1; n <= sizes.orders(); n++) {
            if (Made.status(n, sizes) != OrderStatus.FILLED) {
                continue;
            }
            long quantity = Made.quantity(n) / Made.TRADES_PER_FILL;
            for (int part = 0; part < Made.TRADES_PER_FILL; part++) {
                id++;
                target.accept(
                        BulkRow.of(
                                id,
                                id,
                                n,
                                "t%012d".formatted(id),
                                Made.account(n),
                                Made.instrument(n),
                                side(n),
                                Made.price(n),
                                quantity,
                                quantity * Made.price(n),
                                quantity,
                                QUOTE_ASSET,
                                Made.createdAt(n, sizes) + part));
            }
        }
    }

    /** Evenly over accounts and instruments, in the order of the key; so are the open ones. */
    private void forEachPosition(Consumer<BulkRow> target) {
        long each = sizes.positions() / Sizes.ACCOUNTS;
        long openEvery = Math.max(1, sizes.positions() / sizes.openPositions());
        long n = 0;
        for (long account = 1; account <= Sizes.ACCOUNTS; account++) {
            for (long i = 0; i < each; i++) {
                n++;
                long instrument = 1 + i * Sizes.INSTRUMENTS / each;
                boolean open = n % openEvery == 0;
                long quantity = open ? Made.quantity(n) : 0;
                target.accept(
                        BulkRow.of(
                                n,
                                account,
                                instrument,
                                quantity,
                                quantity * Made.price(n),
                                Made.pick(n, 1_000_000),
                                Made.END - Made.pick(n, Made.MINUTE)));
            }
        }
    }

    private static String side(long order) {
        return order % 2 == 0 ? "BUY" : "SELL";
    }
}
