@NullMarked
package dev.tradekeep.app.cli.base;

import org.jspecify.annotations.NullMarked;
