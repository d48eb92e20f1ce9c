-- What an engine runs, and for which portfolio.
CREATE TABLE engine_presets (
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    preset_id INTEGER NOT NULL REFERENCES presets (id),
    portfolio_id INTEGER NOT NULL REFERENCES portfolios (id),
    PRIMARY KEY (engine_id, preset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_engine_presets_preset_id ON engine_presets (preset_id);
CREATE INDEX ix_engine_presets_portfolio_id ON engine_presets (portfolio_id);
