-- 50 runs with 100 orders each, nearly all filled; 20 series with 2,500 candles each.
CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT i FROM n;

INSERT INTO users (id, name, role, status, password_hash, created_at, updated_at)
    SELECT i, 'u' || i, iif(i % 10, 'viewer', 'trader'), iif(i % 20, 'active', 'disabled'),
        printf('%040d', i), i, i
    FROM n WHERE i <= 200;
INSERT INTO user_sessions (user_id, token_sha256, csrf_sha256, address, created_at, last_seen_at, expires_at, revoked_at)
    SELECT 1 + i % 200, CAST(printf('%032d', i) AS BLOB), zeroblob(32), '127.0.0.1', i, i, i + 100, iif(i % 10, i, NULL)
    FROM n WHERE i <= 5000;
INSERT INTO api_tokens (user_id, name, token_sha256, scopes, created_at, expires_at, revoked_at)
    SELECT 1 + i % 200, 't' || i, CAST(printf('%032d', i) AS BLOB), 'read', i, i + 100, iif(i % 2, i, NULL)
    FROM n WHERE i <= 1000;
INSERT INTO login_attempts (user_name, address, outcome, attempts, attempted_at)
    SELECT 'u' || (i % 200), 'a' || (i % 500), iif(i % 9, 'succeeded', 'wrong_password'), 1, i
    FROM n WHERE i <= 10000;
INSERT INTO system_settings (name, value, updated_at) SELECT 's' || i, i, i FROM n WHERE i <= 50;
INSERT INTO settings_history (setting_name, old_value, new_value, changed_at, changed_by)
    SELECT 's' || (i % 50), i, i + 1, i, iif(i % 3, 1 + i % 200, NULL) FROM n WHERE i <= 2000;
INSERT INTO startup_runs (id, node, version, outcome, started_at, ended_at)
    SELECT i, 'node', '1', iif(i % 20, 'ready', 'failed'), i, i FROM n WHERE i <= 1000;
INSERT INTO startup_steps (startup_run_id, position, name, outcome, duration_micros)
    SELECT r.id, k.i, 'step', 'done', 1 FROM startup_runs AS r JOIN n AS k ON k.i <= 6;
INSERT INTO maintenance_runs (id, kind, cause, outcome, started_at, ended_at)
    SELECT i, CASE i % 4 WHEN 0 THEN 'audit' WHEN 1 THEN 'optimize' WHEN 2 THEN 'checkpoint' ELSE 'retention' END,
        'schedule', iif(i % 50, 'done', 'failed'), i, i
    FROM n WHERE i <= 4000;
INSERT INTO audit_findings (maintenance_run_id, check_id, severity, subject, detail, found_at, resolved_at)
    SELECT 1 + i % 1000, 'check-' || (i % 40), iif(i % 5, 'advice', 'error'), 's' || i, 'd', i, iif(i % 10, i, NULL)
    FROM n WHERE i <= 3000;
INSERT INTO slow_queries (query, duration_micros, full_scan_steps, sorts, automatic_index_rows, plan, ran_at)
    SELECT 'q' || (i % 60), i * 7 % 10007, 0, 0, 0, 'SEARCH', i FROM n WHERE i <= 5000;
INSERT INTO backups (path, cause, outcome, size_bytes, sha256, started_at, ended_at)
    SELECT 'b' || i, 'schedule', iif(i % 8, 'removed', 'done'), 1, printf('%064d', i), i, i
    FROM n WHERE i <= 1000;
INSERT INTO alerts (severity, code, message, raised_at, acknowledged_at)
    SELECT iif(i % 9, 'warning', 'critical'), 'c' || (i % 20), 'm', i, iif(i % 20, i, NULL) FROM n WHERE i <= 3000;

INSERT INTO exchanges (id, code, kind, created_at) SELECT i, 'x' || i, 'simulated', 0 FROM n WHERE i <= 3;
INSERT INTO exchange_connections (id, exchange_id, name, environment, enabled, owner_node, created_at, updated_at)
    SELECT i, 1 + i % 3, 'c' || i, 'local', i % 2, iif(i % 4, NULL, 'node'), 0, 0 FROM n WHERE i <= 40;
INSERT INTO connection_secrets (connection_id, kind, key_version, nonce, ciphertext, updated_at)
    SELECT i, 'api_key', 1, zeroblob(12), zeroblob(40), 0 FROM n WHERE i <= 40;
INSERT INTO connection_health (connection_id, state, failures_in_a_row, changed_at, checked_at)
    SELECT i, iif(i % 10, 'connected', 'failed'), 0, i, i FROM n WHERE i <= 40;
INSERT INTO connection_events (connection_id, event, occurred_at)
    SELECT 1 + i % 40, iif(i % 2, 'connected', 'lost'), i FROM n WHERE i <= 10000;

INSERT INTO assets (id, code, scale, created_at) SELECT i, 'A' || i, 8, 0 FROM n WHERE i <= 60;
INSERT INTO instruments (id, exchange_id, symbol, base_asset_id, quote_asset_id, price_scale, quantity_scale,
        tick_size, lot_size, min_quantity, min_notional, created_at, kind, description)
    SELECT i, 1 + i % 3, 'S' || i, iif(i % 5, 1 + i % 50, NULL), 51 + i % 10, 2, 8, 1, 1, 0, 0, 0,
        iif(i % 5, 'crypto', 'future'), 'Instrument ' || i
    FROM n WHERE i <= 3000;
INSERT INTO instrument_symbols (exchange_id, symbol, kind, instrument_id)
    SELECT exchange_id, symbol, kind, id FROM instruments;
INSERT INTO instrument_defaults (exchange_id, kind, quote_asset, tick_size, tick_size_scale, lot_size,
        lot_size_scale, contract_multiplier, contract_multiplier_scale)
    SELECT id, 'future', 'A1', 1, 2, 1, 0, 1, 0 FROM exchanges;
INSERT INTO instrument_filters (instrument_id, filter, figure, figure_scale)
    SELECT id, 'max_quantity', 9000, 0 FROM instruments;
INSERT INTO instrument_changes (id, instrument_id, field, before, after, seen_at)
    SELECT i, 1 + i % 3000, 'tick_size', '0.01', '0.1', i FROM n WHERE i <= 1000;
INSERT INTO market_follows (id, exchange_id, symbol, channel, interval_micros, state, changed_at, created_at)
    SELECT i, 1 + i % 3, 'S' || i, 'candles', 60000000, 'current', i, i FROM n WHERE i <= 500;
INSERT INTO instrument_imports (id, file_name, file_sha256, exchange, inserted, updated, unchanged, rejected, imported_at)
    SELECT i, 'f' || i, printf('%064d', i), '', 1, 0, 0, 0, i FROM n WHERE i <= 100;

INSERT INTO portfolios (id, name, created_at) SELECT i, 'f' || i, 0 FROM n WHERE i <= 50;
INSERT INTO strategies (id, name, description, created_at) SELECT i, 's' || i, 'd', 0 FROM n WHERE i <= 10;
INSERT INTO presets (id, strategy_id, name, parameters, status, created_at, updated_at)
    SELECT i, 1 + i % 10, 'p' || i, '', iif(i % 4, 'archived', 'active'), 0, 0 FROM n WHERE i <= 400;
INSERT INTO preset_instruments (preset_id, instrument_id)
    SELECT p.id, 1 + (p.id + k.i) % 300 FROM presets AS p JOIN n AS k ON k.i <= 5;
INSERT INTO engines (id, name, mode, exchange_id, connection_id, portfolio_id, auto_start,
        actual_state, heartbeat_at, created_at)
    SELECT i, 'e' || i, 'paper', 1, 1 + i % 40, 1 + i % 50, i % 8 = 0,
        iif(i % 8, 'stopped', 'running'), i, 0
    FROM n WHERE i <= 100;
INSERT INTO engine_presets (engine_id, preset_id, portfolio_id)
    SELECT e.id, 1 + (e.id * 4 + k.i) % 400, e.portfolio_id FROM engines AS e JOIN n AS k ON k.i <= 4;
INSERT INTO engine_slots (engine_id, slot, preset_id, instrument_id, interval_micros, portfolio_id)
    SELECT e.id, k.i, 1 + (e.id * 4 + k.i) % 400, 1 + k.i, 60000000, e.portfolio_id
    FROM engines AS e JOIN n AS k ON k.i <= 8;
INSERT INTO engine_runs (id, engine_id, strategy, status, candles, started_at, ended_at)
    SELECT i, 1 + i % 100, 's' || (i % 10), iif(i % 40, 'completed', 'running'), 1000, i, iif(i % 40, i, NULL)
    FROM n WHERE i <= 2000;
INSERT INTO engine_events (engine_id, engine_run_id, event, occurred_at)
    SELECT 1 + i % 100, iif(i % 4, 1 + i % 2000, NULL), iif(i % 2, 'started', 'stopped'), i FROM n WHERE i <= 8000;

INSERT INTO orders (id, client_order_id, exchange_order_id, engine_run_id, connection_id, portfolio_id,
        instrument_id, side, type, quantity, limit_price, status, filled_quantity, filled_notional,
        created_at, updated_at, closed_at)
    SELECT i, 'o' || i, 'x' || i, 1 + i % 50, 1 + i % 40, 1 + i / 7 % 50, 1 + i % 300, iif(i % 2, 'BUY', 'SELL'), 'MARKET', 10, 0,
        CASE WHEN i % 50 = 0 THEN 'REJECTED' WHEN i % 51 = 0 THEN 'ACCEPTED' ELSE 'FILLED' END,
        iif(i % 50 = 0 OR i % 51 = 0, 0, 10), 100, i, i, iif(i % 50 = 0 OR i % 51, i, NULL)
    FROM n WHERE i <= 5000;
INSERT INTO order_events (order_id, sequence, event, status, occurred_at)
    SELECT o.id, k.i, 'Filled', 'FILLED', o.created_at FROM orders AS o JOIN n AS k ON k.i <= 3;
INSERT INTO trades (id, order_id, exchange_trade_id, portfolio_id, instrument_id, side, price, quantity,
        notional, fee, fee_asset_id, executed_at)
    SELECT id, id, 't' || id, portfolio_id, instrument_id, side, 10, 10, 100, 1, 51, id FROM orders;
INSERT INTO balances (portfolio_id, asset_id, amount, updated_at)
    SELECT f.id, a.id, 100, 0 FROM portfolios AS f, assets AS a;
INSERT INTO positions (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at)
    SELECT f.id, s.id, iif(s.id % 10, 0, 10), iif(s.id % 10, 0, 5), 1, 0 FROM portfolios AS f, instruments AS s WHERE s.id <= 300;
INSERT INTO position_changes (trade_id, portfolio_id, instrument_id, quantity_change, quantity, cost, realized_pnl, changed_at)
    SELECT id, portfolio_id, instrument_id, 10, 10, 5, 0, executed_at FROM trades;
INSERT INTO ledger_entries (posting_id, line, portfolio_id, account, asset_id, amount, reason, trade_id, posted_at)
    SELECT (i + 3) / 4, 1 + i % 4, 1 + i % 50, 'market', 1 + i % 60, 1, 'trade', 1 + i % 5000, i
    FROM n WHERE i <= 20000;
INSERT INTO signals (engine_run_id, instrument_id, side, price, reason, client_order_id, generated_at)
    SELECT 1 + i % 50, 1 + i % 300, 'BUY', 10, 'r', iif(i % 3, 'o' || i, NULL), i FROM n WHERE i <= 5000;

INSERT INTO candle_series (id, instrument_id, interval_micros, source, volume_scale, candles, first_open_time, last_open_time)
    SELECT i, i, 60000000, 'file' || (i % 5), 8, 2500, 0, 1 FROM n WHERE i <= 20;
INSERT INTO candles (series_id, open_time, open, high, low, close, volume)
    SELECT 1 + i % 20, i * 60000000, 10, 12, 9, 11, 5 FROM n;
INSERT INTO candle_rollups (series_id, interval_micros, open_time, open, high, low, close, volume, candles)
    SELECT 1 + i % 20, iif(i % 5, 3600000000, 1000000), i * 3600000000, 10, 12, 9, 11, 5, 60 FROM n WHERE i <= 5000;
INSERT INTO candle_gaps (series_id, from_time, to_time)
    SELECT 1 + i % 20, i * 60000000 + 1, i * 60000000 + 1 FROM n WHERE i <= 2000;
INSERT INTO tick_series (id, instrument_id, kind, source, size_scale, ticks, first_at, last_at)
    SELECT i, i, iif(i % 2, 'trades', 'quotes'), 'file', 8, 2500, 0, 1 FROM n WHERE i <= 20;
INSERT INTO data_imports (id, series_id, tick_series_id, file_name, file_sha256, inserted, unchanged, replaced,
        rejected, rounded, imported_at)
    SELECT i, iif(i % 2, 1 + i % 20, NULL), iif(i % 2, NULL, 1 + i % 20), 'f' || i, printf('%064d', i), 1, 0, 0, 0, 0, i
    FROM n WHERE i <= 800;
INSERT INTO market_trades (series_id, traded_at, sequence, price, quantity)
    SELECT 1 + i % 20, i, 0, 10, 1 FROM n WHERE i <= 10000;
INSERT INTO quotes (series_id, quoted_at, sequence, bid, ask, bid_size, ask_size)
    SELECT 1 + i % 20, i, 0, 10, 11, 0, 0 FROM n WHERE i <= 10000;

INSERT INTO tick_chunks (series_id, first_at, first_sequence, last_at, last_sequence, ticks, checksum, packed)
    SELECT 1 + i % 20, 1000000 + i * 10, 0, 1000009 + i * 10, 0, 10, 0, zeroblob(500) FROM n WHERE i <= 2000;

INSERT INTO staged_loads (id, series_id, tick_series_id, on_conflict, made_series, file_name, file_sha256, complete,
        rows_done, inserted, unchanged, replaced, rejected, rounded)
    SELECT i, iif(i <= 10, i, NULL), iif(i > 10, i - 10, NULL), 'stop', 0, NULL, NULL, 1, 0, 0, 0, 0, 0, 0
    FROM n WHERE i <= 20;
INSERT INTO staged_rows (load_id, number, packed)
    SELECT 1 + i % 20, i / 20, zeroblob(500) FROM n WHERE i < 2000;

INSERT INTO backtests (id, engine_run_id, strategy_id, preset_id, series_id, parameters, quote, quote_scale,
        first_open_time, last_open_time, start_equity, end_equity, max_drawdown_bps, candles, orders, denied, expired,
        trades, fees, slippage, created_at)
    SELECT i, i, 1 + i % 10, iif(i % 2, 1 + i % 400, NULL), 1 + i % 20, '', 'USD', 2, 0, 1, 100, 110, 5, 9, 1, 0, 0, 1, 1,
        0, i
    FROM n WHERE i <= 1500;
INSERT INTO backtest_markets (backtest_id, market, symbol, price_scale, quantity_scale, tick_size, lot_size)
    SELECT id, 0, 'BTC/USD', 2, 8, 1, 1 FROM backtests;
INSERT INTO backtest_feeds (backtest_id, feed, market, series_id, source, interval_micros, volume_scale, candles,
        first_open_time, last_open_time, fingerprint)
    SELECT id, 0, 0, series_id, 'file', 60000000, 8, 9, 0, 1, printf('%064d', id) FROM backtests;
INSERT INTO backtest_strategies (backtest_id, slot, strategy, parameters, sha256, feed)
    SELECT id, 0, 'crossover', '', printf('%064d', id), 0 FROM backtests;
INSERT INTO backtest_inputs (backtest_id, sha256, program_version, fill_model, maker_fee, taker_fee, slippage,
        volume_share_bps, volume_unit, trading_days, latency_micros)
    SELECT id, printf('%064d', id), '1', 'bars', 1, 1, 1, 1000, 'base', NULL, 0 FROM backtests;
INSERT INTO backtest_trials (strategy, symbol, sha256, first_open_time, last_open_time)
    SELECT 'strategy ' || (i % 10), 'BTC/USD', printf('%064d', i), 0, 1 FROM n WHERE i <= 5000;
INSERT INTO backtest_trades (backtest_id, sequence, market, side, quantity, entry_notional, exit_notional, realized_pnl,
        fees, worst_pnl, best_pnl, opened_at, closed_at)
    SELECT b.id, k.i, 0, 'BUY', 1, 1, 2, 1, 1, 0, 1, 0, 1 FROM backtests AS b JOIN n AS k ON k.i <= 5;
INSERT INTO backtest_equity (backtest_id, measured_at, equity, drawdown_bps)
    SELECT b.id, k.i, 100, 0 FROM backtests AS b JOIN n AS k ON k.i <= 10;

INSERT INTO risk_limits (kind, action, asset_id, portfolio_id, instrument_id, engine_id, value, enabled, created_at, updated_at)
    SELECT CASE i % 3 WHEN 0 THEN 'drawdown_bps' WHEN 1 THEN 'daily_loss' ELSE 'open_orders' END, 'deny',
        iif(i % 3 = 1, 51, NULL), iif(i % 3 = 0, 1 + i % 50, NULL), iif(i % 3 = 1, 1 + i % 300, NULL), iif(i % 3 = 2, 1 + i % 100, NULL), 1, 1, 0, 0
    FROM n WHERE i <= 600;
INSERT INTO risk_events (kind, limit_id, code, engine_run_id, portfolio_id, instrument_id, detail, occurred_at)
    SELECT 'denial', iif(i % 4, NULL, 1 + i % 600), 'C' || (i % 10), 1 + i % 2000, 1 + i % 50, 1 + i % 300, 'd', i
    FROM n WHERE i <= 5000;
INSERT INTO trading_halts (level, portfolio_id, instrument_id, reason, raised_at, cleared_at)
    SELECT 'no_entries', iif(i % 3, 1 + i % 50, NULL), iif(i % 5, NULL, 1 + i % 300), 'r', i, iif(i % 20, i, NULL) FROM n WHERE i <= 400;
INSERT INTO equity_snapshots (portfolio_id, measured_at, quote_asset_id, equity, cash)
    SELECT 1 + i % 50, i, 51, 100, 50 FROM n WHERE i <= 20000;
INSERT INTO performance_daily (portfolio_id, day, quote_asset_id, start_equity, end_equity, max_drawdown_bps, trades,
        fees, began_at, ended_at)
    SELECT f.id, k.i, 51, 100, 101, 3, 1, 1, 0, 1 FROM portfolios AS f JOIN n AS k ON k.i <= 100;
INSERT INTO audit_log (user_id, actor, action, object_type, object_name, before, after, occurred_at, previous_hash, hash)
    SELECT iif(i % 5, 1 + i % 200, NULL), 'u' || (i % 200), 'action-' || (i % 30), 'type-' || (i % 12), 'o' || (i % 900),
        NULL, 'word' || i, i, printf('%064d', i - 1), printf('%064d', i)
    FROM n WHERE i <= 8000;
INSERT INTO alert_channels (id, name, kind, enabled, secret, messages_per_minute, created_at, updated_at)
    SELECT i, 'k' || i, 'webhook', i % 2, iif(i % 4, zeroblob(40), NULL), 20, 0, 0 FROM n WHERE i <= 30;
INSERT INTO alert_chats (channel_id, chat_id, allowed_at) SELECT 1 + i % 30, i, 0 FROM n WHERE i <= 60;
INSERT INTO alert_rules (id, name, enabled, severity, cool_down_seconds, channel_id, created_at, updated_at)
    SELECT i, 'r' || i, 1, 'info', 60, iif(i % 3, 1 + i % 30, NULL), 0, 0 FROM n WHERE i <= 100;
INSERT INTO alert_messages (channel_id, rule_id, severity, code, subject, text, state, next_at, created_at, ended_at)
    SELECT 1 + i % 30, 1 + i % 100, 'info', 'c' || (i % 20), 's' || (i % 50), 'm', iif(i % 9, 'sent', 'waiting'), i, i,
        iif(i % 9, i, NULL)
    FROM n WHERE i <= 5000;
INSERT INTO signal_hooks (id, name, enabled, path_sha256, engine_id, order_type, side_field, instrument_field,
        quantity_field, price_field, id_field, quote_asset_id, max_notional, orders_per_minute, window_seconds,
        created_at, updated_at)
    SELECT i, 'h' || i, 1, printf('%064d', i), 1 + i % 100, 'market', 's', 'i', 'q', 'p', 'd', 51, 1, 10, 300, 0, 0
    FROM n WHERE i <= 60;
INSERT INTO signal_hook_instruments (hook_id, ticker, instrument_id)
    SELECT 1 + i % 60, 'T' || i, i FROM n WHERE i <= 300;
INSERT INTO signal_calls (hook_id, call_key, state, wish, address, received_at)
    SELECT 1 + i % 60, 'y' || i, iif(i % 7, 'placed', 'refused'), 'w', '', i FROM n WHERE i <= 5000;

DROP TABLE n;
ANALYZE;
