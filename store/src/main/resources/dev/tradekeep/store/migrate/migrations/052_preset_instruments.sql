-- What a preset trades.
CREATE TABLE preset_instruments (
    preset_id INTEGER NOT NULL REFERENCES presets (id) ON DELETE CASCADE,
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    PRIMARY KEY (preset_id, instrument_id)
) STRICT, WITHOUT ROWID;
