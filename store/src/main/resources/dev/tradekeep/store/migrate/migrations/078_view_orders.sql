-- Orders for people: decimals instead of units, ISO 8601 instead of microseconds.
CREATE VIEW v_orders AS
SELECT
    o.client_order_id,
    o.exchange_order_id,
    o.caller_order_id,
    f.name AS portfolio,
    i.symbol,
    o.side,
    o.type,
    printf('%s%d.%0*d', iif(o.quantity < 0, '-', ''),
        abs(o.quantity / q.units), q.scale, abs(o.quantity % q.units)) AS quantity,
    iif(o.limit_price > 0,
        printf('%d.%0*d', o.limit_price / p.units, p.scale, o.limit_price % p.units), NULL) AS limit_price,
    iif(o.trigger_price > 0,
        printf('%d.%0*d', o.trigger_price / p.units, p.scale, o.trigger_price % p.units), NULL) AS trigger_price,
    iif(o.trailing_distance > 0,
        printf('%d.%0*d', o.trailing_distance / p.units, p.scale, o.trailing_distance % p.units), NULL)
        AS trailing_distance,
    o.time_in_force,
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
