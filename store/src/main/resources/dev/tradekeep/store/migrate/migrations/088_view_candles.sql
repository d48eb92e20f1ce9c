-- Candles for people: decimals instead of units, ISO 8601 instead of microseconds.
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
