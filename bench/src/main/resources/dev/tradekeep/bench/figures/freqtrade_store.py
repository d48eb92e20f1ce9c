"""Makes freqtrade's own file from our books: a trade for each position, each with its share of the orders.

Usage: python3 freqtrade_store.py FILE BOOKS PACKAGES
"""
import sqlite3
import sys

file, books, packages = sys.argv[1:4]
sys.path.insert(0, packages)

from freqtrade.persistence import Trade, init_db  # noqa: E402

init_db(f"sqlite:///{file}")
Trade.session.remove()
connection = sqlite3.connect(file)
connection.execute("ATTACH ? AS books", (books,))
with connection:
    connection.execute(
        """
        INSERT INTO trades (exchange, pair, is_open, fee_open, fee_close, open_rate, stake_amount, amount, open_date,
            is_stop_loss_trailing, is_short, interest_rate, record_version, strategy)
        SELECT 'bench', i.symbol, p.quantity <> 0, 0.001, 0.001, 1.0, p.cost / 100.0, p.quantity / 1e8,
            '2025-06-01 00:00:00.000000', 0, 0, 0, 2, 'bench'
        FROM books.positions AS p JOIN books.instruments AS i ON i.id = p.instrument_id
        """)
    trades = connection.execute("SELECT count(*) FROM trades").fetchone()[0]
    connection.execute(
        """
        INSERT INTO orders (ft_trade_id, ft_order_side, ft_pair, ft_is_open, ft_amount, ft_price, order_id, status,
            symbol, order_type, side, price, average, amount, filled, remaining, cost, order_date)
        SELECT 1 + o.id % ?, lower(o.side), i.symbol, o.closed_at IS NULL, o.quantity / 1e8, o.limit_price / 100.0,
            o.client_order_id, CASE WHEN o.closed_at IS NULL THEN 'open' ELSE 'closed' END, i.symbol, 'limit',
            lower(o.side), o.limit_price / 100.0, o.limit_price / 100.0, o.quantity / 1e8, o.filled_quantity / 1e8,
            (o.quantity - o.filled_quantity) / 1e8, o.filled_notional / 100.0, '2025-06-01 00:00:00.000000'
        FROM books.orders AS o JOIN books.instruments AS i ON i.id = o.instrument_id
        """, (trades,))
connection.execute("ANALYZE")
connection.close()
