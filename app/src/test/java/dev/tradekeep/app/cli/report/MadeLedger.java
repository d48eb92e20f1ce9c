package dev.tradekeep.app.cli.report;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.List;

/**
 * Books with what reports read of a ledger, and nothing else of what engines write. Cash has two
 * decimals, coins have three.
 */
final class MadeLedger implements AutoCloseable {
    private static final List<String> CASH = List.of("USD", "EUR");
    private static final List<String> COINS = List.of("BTC", "ETH", "BNB");
    private static final List<String> PAIRS = List.of("BTC/USD", "ETH/BTC", "BTC/EUR");

    private final Connection connection;
    private long posting;
    private int trades;
    private int transfers;

    MadeLedger(Path file) {
        try (Database database = TestBooks.open(file)) {
            database.write(
                    Durability.RELAXED,
                    t -> {
                        InstrumentRepository instruments = new InstrumentRepository(t);
                        CASH.forEach(code -> instruments.ensureAsset(asset(code), 0));
                        COINS.forEach(code -> instruments.ensureAsset(asset(code), 0));
                        long exchange =
                                instruments.ensureExchange("made", ExchangeKind.SIMULATED, 0);
                        PAIRS.forEach(pair -> instruments.insert(exchange, pair(pair), 0));
                        PortfolioRepository portfolios = new PortfolioRepository(t);
                        var _ = portfolios.ensure("main", 0);
                        var _ = portfolios.ensure("other", 0);
                        return null;
                    });
        }
        connection = Connection.open(file, OpenMode.READ_WRITE);
        connection.execute("PRAGMA foreign_keys=OFF; BEGIN");
    }

    private static Asset asset(String code) {
        return new Asset(code, CASH.contains(code) ? 2 : 3);
    }

    private static Instrument pair(String pair) {
        String[] codes = pair.split("/", 2);
        return new Instrument(pair, asset(codes[0]), asset(codes[1]), 2, 3, 1, 1, 1, 0);
    }

    /**
     * A trade.
     *
     * @param side 1 for a buy, -1 for a sale
     * @param quantity units, as all amounts
     */
    record Trade(
            String portfolio,
            String pair,
            int side,
            long quantity,
            long money,
            long fee,
            String feeAsset) {}

    /** Books a trade; its posting. */
    long trade(Trade trade, long at) {
        trades++;
        posting++;
        String[] codes = trade.pair().split("/", 2);
        execute(
                """
                INSERT INTO trades (id, order_id, exchange_trade_id, portfolio_id, instrument_id, side,
                    price, quantity, notional, fee, fee_asset_id, executed_at)
                SELECT %d, 1, 'x%d', p.id, i.id, '%s', 100, %d, %d, %d, a.id, %d
                FROM portfolios AS p, instruments AS i, assets AS a
                WHERE p.name = '%s' AND i.symbol = '%s' AND a.code = '%s'\
                """
                        .formatted(
                                trades,
                                trades,
                                trade.side() > 0 ? "BUY" : "SELL",
                                trade.quantity(),
                                trade.money(),
                                trade.fee(),
                                at,
                                trade.portfolio(),
                                trade.pair(),
                                trade.feeAsset()));
        String trading = Integer.toString(trades);
        line(1, trade.portfolio(), codes[0], trade.side() * trade.quantity(), "trade", trading, at);
        line(3, trade.portfolio(), codes[1], -trade.side() * trade.money(), "trade", trading, at);
        line(5, trade.portfolio(), trade.feeAsset(), -trade.fee(), "fee", trading, at);
        return posting;
    }

    /** Books what came from outside, or went there; its posting. */
    long move(String portfolio, String asset, long amount, String reason, long at) {
        posting++;
        line(1, portfolio, asset, amount, reason, "NULL", at);
        return posting;
    }

    /** Books the first half of a transfer. */
    void send(String from, String to, String asset, long amount, long at) {
        transfers++;
        execute(
                """
                INSERT INTO transfers (transfer_id, from_portfolio_id, to_portfolio_id, asset_id, amount,
                    created_at)
                SELECT 't%d', f.id, g.id, a.id, %d, %d FROM portfolios AS f, portfolios AS g, assets AS a
                WHERE f.name = '%s' AND g.name = '%s' AND a.code = '%s'\
                """
                        .formatted(transfers, amount, at, from, to, asset));
        var _ = move(from, asset, -amount, "transfer", at);
    }

    private void line(
            int line,
            String portfolio,
            String asset,
            long amount,
            String reason,
            String trade,
            long at) {
        if (amount == 0) {
            return;
        }
        execute(
                """
                INSERT INTO ledger_entries (posting_id, line, portfolio_id, account, asset_id, amount,
                    reason, trade_id, posted_at)
                SELECT %d, %d, p.id, 'portfolio', a.id, %d, '%s', %s, %d FROM portfolios AS p, assets AS a
                WHERE p.name = '%s' AND a.code = '%s'\
                """
                        .formatted(posting, line, amount, reason, trade, at, portfolio, asset));
    }

    private void execute(String sql) {
        connection.execute(sql);
    }

    /** What was booked is there from now on. */
    @Override
    public void close() {
        connection.execute("COMMIT");
        connection.close();
    }
}
