@NullMarked
package dev.tradekeep.app.cli.db;

import org.jspecify.annotations.NullMarked;
