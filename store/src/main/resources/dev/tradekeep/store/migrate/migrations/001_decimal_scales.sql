-- Powers of ten, so that the readable views can show exact units as decimals without floating point.
CREATE TABLE decimal_scales (
    scale INTEGER PRIMARY KEY CHECK (scale BETWEEN 0 AND 18),
    units INTEGER NOT NULL UNIQUE CHECK (units > 0)
) STRICT;

INSERT INTO decimal_scales (scale, units)
WITH RECURSIVE powers (scale, units) AS (
    SELECT 0, CAST(1 AS BIGINT)
    UNION ALL
    SELECT scale + 1, units * 10 FROM powers WHERE scale < 18
)
SELECT scale, units FROM powers;
