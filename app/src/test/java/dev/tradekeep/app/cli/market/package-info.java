@NullMarked
package dev.tradekeep.app.cli.market;

import org.jspecify.annotations.NullMarked;
