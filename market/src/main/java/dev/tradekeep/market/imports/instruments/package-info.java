/**
 * Imports files of instruments: brings the catalogue of exchanges, assets and instruments up to
 * date.
 */
@NullMarked
package dev.tradekeep.market.imports.instruments;

import org.jspecify.annotations.NullMarked;
