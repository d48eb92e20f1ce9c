-- Each strategy of an engine: a preset on one of its instruments. Its number is given once and never to another, for
-- orders, groups and what strategies remember name it.
CREATE TABLE engine_slots (
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    slot INTEGER NOT NULL CHECK (slot >= 0),
    preset_id INTEGER NOT NULL REFERENCES presets (id),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    interval_micros INTEGER NOT NULL CHECK (interval_micros > 0),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    PRIMARY KEY (engine_id, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_engine_slots_preset_id ON engine_slots (preset_id);
CREATE INDEX ix_engine_slots_instrument_id ON engine_slots (instrument_id);
CREATE INDEX ix_engine_slots_portfolio_id ON engine_slots (portfolio_id);
