-- The ledger for people: decimals instead of units, names instead of ids.
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
