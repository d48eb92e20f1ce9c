-- The books for people: decimals instead of units, ISO 8601 instead of microseconds, names instead of ids.
CREATE VIEW v_candles AS
SELECT
    i.symbol,
    s.source,
    s.interval_micros / 1000000 AS interval_seconds,
    strftime('%Y-%m-%dT%H:%M:%S', c.open_time / 1000000, 'unixepoch')
        || printf('.%06dZ', c.open_time % 1000000) AS open_time,
    printf('%s%d.%0*d', iif(c.open < 0, '-', ''),
        abs(c.open / p.units), p.scale, abs(c.open % p.units)) AS open,
    printf('%s%d.%0*d', iif(c.high < 0, '-', ''),
        abs(c.high / p.units), p.scale, abs(c.high % p.units)) AS high,
    printf('%s%d.%0*d', iif(c.low < 0, '-', ''),
        abs(c.low / p.units), p.scale, abs(c.low % p.units)) AS low,
    printf('%s%d.%0*d', iif(c.close < 0, '-', ''),
        abs(c.close / p.units), p.scale, abs(c.close % p.units)) AS close,
    printf('%s%d.%0*d', iif(c.volume < 0, '-', ''),
        abs(c.volume / v.units), v.scale, abs(c.volume % v.units)) AS volume
FROM candles AS c
JOIN candle_series AS s ON s.id = c.series_id
JOIN instruments AS i ON i.id = s.instrument_id
JOIN decimal_scales AS p ON p.scale = i.price_scale
JOIN decimal_scales AS v ON v.scale = s.volume_scale;

CREATE VIEW v_orders AS
SELECT
    o.client_order_id,
    o.exchange_order_id,
    f.name AS portfolio,
    i.symbol,
    o.side,
    o.type,
    printf('%s%d.%0*d', iif(o.quantity < 0, '-', ''),
        abs(o.quantity / q.units), q.scale, abs(o.quantity % q.units)) AS quantity,
    iif(o.type = 'LIMIT',
        printf('%d.%0*d', o.limit_price / p.units, p.scale, o.limit_price % p.units), NULL) AS limit_price,
    o.status,
    printf('%s%d.%0*d', iif(o.filled_quantity < 0, '-', ''),
        abs(o.filled_quantity / q.units), q.scale, abs(o.filled_quantity % q.units)) AS filled_quantity,
    printf('%s%d.%0*d', iif(o.filled_notional < 0, '-', ''),
        abs(o.filled_notional / n.units), n.scale, abs(o.filled_notional % n.units)) AS filled_notional,
    strftime('%Y-%m-%dT%H:%M:%S', o.created_at / 1000000, 'unixepoch')
        || printf('.%06dZ', o.created_at % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', o.updated_at / 1000000, 'unixepoch')
        || printf('.%06dZ', o.updated_at % 1000000) AS updated_at
FROM orders AS o
JOIN portfolios AS f ON f.id = o.portfolio_id
JOIN instruments AS i ON i.id = o.instrument_id
JOIN assets AS a ON a.id = i.quote_asset_id
JOIN decimal_scales AS p ON p.scale = i.price_scale
JOIN decimal_scales AS q ON q.scale = i.quantity_scale
JOIN decimal_scales AS n ON n.scale = a.scale;

CREATE VIEW v_trades AS
SELECT
    t.id,
    o.client_order_id,
    t.exchange_trade_id,
    f.name AS portfolio,
    i.symbol,
    t.side,
    printf('%s%d.%0*d', iif(t.price < 0, '-', ''),
        abs(t.price / p.units), p.scale, abs(t.price % p.units)) AS price,
    printf('%s%d.%0*d', iif(t.quantity < 0, '-', ''),
        abs(t.quantity / q.units), q.scale, abs(t.quantity % q.units)) AS quantity,
    printf('%s%d.%0*d', iif(t.notional < 0, '-', ''),
        abs(t.notional / n.units), n.scale, abs(t.notional % n.units)) AS notional,
    printf('%s%d.%0*d', iif(t.fee < 0, '-', ''),
        abs(t.fee / x.units), x.scale, abs(t.fee % x.units)) AS fee,
    g.code AS fee_asset,
    strftime('%Y-%m-%dT%H:%M:%S', t.executed_at / 1000000, 'unixepoch')
        || printf('.%06dZ', t.executed_at % 1000000) AS executed_at
FROM trades AS t
JOIN orders AS o ON o.id = t.order_id
JOIN portfolios AS f ON f.id = t.portfolio_id
JOIN instruments AS i ON i.id = t.instrument_id
JOIN assets AS a ON a.id = i.quote_asset_id
JOIN assets AS g ON g.id = t.fee_asset_id
JOIN decimal_scales AS p ON p.scale = i.price_scale
JOIN decimal_scales AS q ON q.scale = i.quantity_scale
JOIN decimal_scales AS n ON n.scale = a.scale
JOIN decimal_scales AS x ON x.scale = g.scale;

CREATE VIEW v_positions AS
SELECT
    f.name AS portfolio,
    i.symbol,
    printf('%s%d.%0*d', iif(h.quantity < 0, '-', ''),
        abs(h.quantity / q.units), q.scale, abs(h.quantity % q.units)) AS quantity,
    printf('%s%d.%0*d', iif(h.cost < 0, '-', ''),
        abs(h.cost / n.units), n.scale, abs(h.cost % n.units)) AS cost,
    printf('%s%d.%0*d', iif(h.realized_pnl < 0, '-', ''),
        abs(h.realized_pnl / n.units), n.scale, abs(h.realized_pnl % n.units)) AS realized_pnl,
    a.code AS quote_asset,
    strftime('%Y-%m-%dT%H:%M:%S', h.updated_at / 1000000, 'unixepoch')
        || printf('.%06dZ', h.updated_at % 1000000) AS updated_at
FROM positions AS h
JOIN portfolios AS f ON f.id = h.portfolio_id
JOIN instruments AS i ON i.id = h.instrument_id
JOIN assets AS a ON a.id = i.quote_asset_id
JOIN decimal_scales AS q ON q.scale = i.quantity_scale
JOIN decimal_scales AS n ON n.scale = a.scale;

CREATE VIEW v_balances AS
SELECT
    f.name AS portfolio,
    a.code AS asset,
    printf('%s%d.%0*d', iif(b.amount < 0, '-', ''),
        abs(b.amount / n.units), n.scale, abs(b.amount % n.units)) AS amount,
    strftime('%Y-%m-%dT%H:%M:%S', b.updated_at / 1000000, 'unixepoch')
        || printf('.%06dZ', b.updated_at % 1000000) AS updated_at
FROM balances AS b
JOIN portfolios AS f ON f.id = b.portfolio_id
JOIN assets AS a ON a.id = b.asset_id
JOIN decimal_scales AS n ON n.scale = a.scale;

CREATE VIEW v_ledger_entries AS
SELECT
    e.posting_id,
    e.line,
    f.name AS portfolio,
    e.account,
    a.code AS asset,
    printf('%s%d.%0*d', iif(e.amount < 0, '-', ''),
        abs(e.amount / n.units), n.scale, abs(e.amount % n.units)) AS amount,
    e.reason,
    e.trade_id,
    strftime('%Y-%m-%dT%H:%M:%S', e.posted_at / 1000000, 'unixepoch')
        || printf('.%06dZ', e.posted_at % 1000000) AS posted_at
FROM ledger_entries AS e
JOIN portfolios AS f ON f.id = e.portfolio_id
JOIN assets AS a ON a.id = e.asset_id
JOIN decimal_scales AS n ON n.scale = a.scale;
