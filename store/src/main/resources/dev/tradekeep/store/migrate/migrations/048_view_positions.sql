-- Positions for people: decimals instead of units, names instead of ids.
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
