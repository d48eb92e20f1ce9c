package dev.tradekeep.app.http;

import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.store.Database;

/**
 * What the routes work on once the database is open.
 *
 * @param database writes
 * @param readers read
 * @param engines trade
 */
public record OpenBooks(Database database, ReaderPool readers, EngineManager engines) {}
