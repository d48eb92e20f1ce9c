-- The instruments for people: decimals instead of units, names instead of ids.
CREATE VIEW v_instruments AS
SELECT
    e.code AS exchange,
    i.symbol,
    n.symbol AS exchange_symbol,
    i.kind,
    i.description,
    i.status,
    b.code AS base_asset,
    q.code AS quote_asset,
    printf('%d.%0*d', i.tick_size / p.units, p.scale, i.tick_size % p.units) AS tick_size,
    printf('%d.%0*d', i.lot_size / s.units, s.scale, i.lot_size % s.units) AS lot_size,
    printf('%d.%0*d', i.min_quantity / m.units, m.scale, i.min_quantity % m.units) AS min_quantity,
    printf('%d.%0*d', i.min_notional / a.units, a.scale, i.min_notional % a.units) AS min_notional,
    printf('%d.%0*d', i.contract_multiplier / c.units, c.scale, i.contract_multiplier % c.units)
        AS contract_multiplier,
    printf('%d.%0*d', i.price_magnifier / g.units, g.scale, i.price_magnifier % g.units) AS price_magnifier,
    printf('%d.%0*d', i.strike_multiplier / k.units, k.scale, i.strike_multiplier % k.units) AS strike_multiplier
FROM instruments AS i
JOIN exchanges AS e ON e.id = i.exchange_id
LEFT JOIN instrument_symbols AS n ON n.instrument_id = i.id
LEFT JOIN assets AS b ON b.id = i.base_asset_id
JOIN assets AS q ON q.id = i.quote_asset_id
JOIN decimal_scales AS p ON p.scale = i.price_scale
JOIN decimal_scales AS s ON s.scale = i.quantity_scale
JOIN decimal_scales AS m ON m.scale = i.min_quantity_scale
JOIN decimal_scales AS a ON a.scale = q.scale
JOIN decimal_scales AS c ON c.scale = i.contract_multiplier_scale
JOIN decimal_scales AS g ON g.scale = i.price_magnifier_scale
JOIN decimal_scales AS k ON k.scale = i.strike_multiplier_scale;
