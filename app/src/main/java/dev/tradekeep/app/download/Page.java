package dev.tradekeep.app.download;

import dev.tradekeep.venue.account.VenueCandle;
import java.util.List;

/** An answer: the candles of a stretch of time, in order. */
record Page(Span span, List<VenueCandle> candles) {}
