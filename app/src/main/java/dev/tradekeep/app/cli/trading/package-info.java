/** What the API does with presets, engines, orders, halts, limits and connections, as commands. */
@NullMarked
package dev.tradekeep.app.cli.trading;

import org.jspecify.annotations.NullMarked;
