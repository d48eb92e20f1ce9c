-- Presets of a strategy, those in use, and the presets that trade an instrument.
CREATE INDEX ix_presets_strategy_id ON presets (strategy_id);
CREATE INDEX ix_presets_status ON presets (status);
CREATE INDEX ix_preset_instruments_instrument_id ON preset_instruments (instrument_id);
