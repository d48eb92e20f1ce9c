-- Trades for people: decimals instead of units, ISO 8601 instead of microseconds.
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
    printf('%d.%0*d', t.slippage / n.units, n.scale, t.slippage % n.units) AS slippage,
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
