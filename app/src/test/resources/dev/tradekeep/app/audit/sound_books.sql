-- Small books that agree with themselves: two filled orders, one amended and canceled, one denied.
INSERT INTO exchanges (id, code, kind, created_at) VALUES (1, 'sim', 'simulated', 1);
INSERT INTO assets (id, code, scale, created_at) VALUES (1, 'BTC', 8, 1), (2, 'USD', 2, 1);
INSERT INTO portfolios (id, name, created_at) VALUES (1, 'main', 1), (2, 'other', 1);
INSERT INTO instruments (id, exchange_id, symbol, base_asset_id, quote_asset_id, price_scale, quantity_scale,
        tick_size, lot_size, min_quantity, min_notional, created_at)
    VALUES (1, 1, 'BTC/USD', 1, 2, 2, 8, 1, 1, 0, 0, 1), (2, 1, 'BTC/EUR', 1, 2, 2, 8, 1, 1, 0, 0, 1);
INSERT INTO engines (id, name, mode, exchange_id, portfolio_id, created_at) VALUES (1, 'engine', 'paper', 1, 1, 1);
INSERT INTO engine_runs (id, engine_id, strategy, status, candles, started_at) VALUES (1, 1, 's', 'running', 0, 1);
INSERT INTO orders (id, client_order_id, exchange_order_id, engine_run_id, portfolio_id, instrument_id, side, type,
        quantity, limit_price, status, filled_quantity, filled_notional, created_at, updated_at, closed_at)
    VALUES (1, 'o-1', 'X-1', 1, 1, 1, 'BUY', 'MARKET', 5, 0, 'FILLED', 5, 50, 1, 4, 4),
        (2, 'o-2', 'X-2', 1, 1, 1, 'SELL', 'LIMIT', 4, 12, 'PARTIALLY_FILLED', 2, 24, 5, 8, NULL),
        (3, 'o-3', 'X-3', 1, 1, 1, 'BUY', 'LIMIT', 7, 9, 'CANCELED', 0, 0, 9, 14, 14),
        (4, 'o-4', NULL, 1, 1, 1, 'BUY', 'LIMIT', 7, 9, 'DENIED', 0, 0, 15, 15, 15);
INSERT INTO order_events (order_id, sequence, event, status, payload, occurred_at)
    VALUES (1, 1, 'Submitted', 'SUBMITTED', NULL, 1), (1, 2, 'Accepted', 'ACCEPTED', '{"v":1,"exchangeOrderId":"X-1"}', 2),
        (1, 3, 'Filled', 'PARTIALLY_FILLED', '{"v":1,"trade":"T-1"}', 3), (1, 4, 'Filled', 'FILLED', '{"v":1,"trade":"T-2"}', 4),
        (2, 1, 'Submitted', 'SUBMITTED', NULL, 5), (2, 2, 'Accepted', 'ACCEPTED', '{"v":1,"exchangeOrderId":"X-2"}', 6),
        (2, 3, 'Filled', 'PARTIALLY_FILLED', '{"v":1,"trade":"T-3"}', 7),
        (3, 1, 'Submitted', 'SUBMITTED', NULL, 9), (3, 2, 'Accepted', 'ACCEPTED', '{"v":1,"exchangeOrderId":"X-3"}', 10),
        (3, 3, 'UpdateRequested', 'PENDING_UPDATE',
            '{"v":1,"type":"LIMIT","quantity":7,"limitPrice":9,"triggerPrice":0,"trailingDistance":0}', 11),
        (3, 4, 'Updated', 'ACCEPTED',
            '{"v":1,"type":"LIMIT","quantity":7,"limitPrice":9,"triggerPrice":0,"trailingDistance":0}', 12),
        (3, 5, 'CancelRequested', 'PENDING_CANCEL', NULL, 13), (3, 6, 'Canceled', 'CANCELED', NULL, 14),
        (4, 1, 'Denied', 'DENIED', '{"v":1,"code":"CODE","reason":"reason"}', 15);
INSERT INTO trades (id, order_id, exchange_trade_id, portfolio_id, instrument_id, side, price, quantity, notional,
        fee, fee_asset_id, executed_at)
    VALUES (1, 1, 'T-1', 1, 1, 'BUY', 10, 2, 20, 1, 2, 3), (2, 1, 'T-2', 1, 1, 'BUY', 10, 3, 30, 1, 2, 4),
        (3, 2, 'T-3', 1, 1, 'SELL', 12, 2, 24, 1, 2, 7);
INSERT INTO positions (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at)
    VALUES (1, 1, 3, 30, 4, 7);
INSERT INTO position_changes (trade_id, portfolio_id, instrument_id, quantity_change, quantity, cost, realized_pnl,
        changed_at)
    VALUES (1, 1, 1, 2, 2, 20, 0, 3), (2, 1, 1, 3, 5, 50, 0, 4), (3, 1, 1, -2, 3, 30, 4, 7);
INSERT INTO ledger_entries (posting_id, line, portfolio_id, account, asset_id, amount, reason, trade_id, posted_at)
    VALUES (1, 1, 1, 'portfolio', 2, 1000, 'deposit', NULL, 1), (1, 2, 1, 'external', 2, -1000, 'deposit', NULL, 1),
        (2, 1, 1, 'portfolio', 1, 5, 'trade', 1, 3), (2, 2, 1, 'market', 1, -5, 'trade', 1, 3),
        (2, 3, 1, 'portfolio', 2, -50, 'trade', 1, 3), (2, 4, 1, 'market', 2, 50, 'trade', 1, 3),
        (3, 1, 1, 'portfolio', 1, -2, 'trade', 3, 7), (3, 2, 1, 'market', 1, 2, 'trade', 3, 7),
        (3, 3, 1, 'portfolio', 2, 24, 'trade', 3, 7), (3, 4, 1, 'market', 2, -24, 'trade', 3, 7),
        (3, 5, 1, 'portfolio', 2, -3, 'fee', 3, 7), (3, 6, 1, 'fees', 2, 3, 'fee', 3, 7);
INSERT INTO balances (portfolio_id, asset_id, amount, updated_at) VALUES (1, 1, 3, 7), (1, 2, 971, 7);
