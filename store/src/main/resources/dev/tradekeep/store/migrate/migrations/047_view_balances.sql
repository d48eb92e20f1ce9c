-- Balances for people: decimals instead of units, names instead of ids.
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
