-- Series of an instrument or a source, of ticks as of candles, and the files read into a series or since a time.
CREATE INDEX ix_candle_series_instrument_id ON candle_series (instrument_id);
CREATE INDEX ix_candle_series_source ON candle_series (source);
CREATE INDEX ix_tick_series_instrument_id ON tick_series (instrument_id);
CREATE INDEX ix_data_imports_series_id ON data_imports (series_id);
CREATE INDEX ix_data_imports_tick_series_id ON data_imports (tick_series_id);
CREATE INDEX ix_data_imports_imported_at ON data_imports (imported_at);
