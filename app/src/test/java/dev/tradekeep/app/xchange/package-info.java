@NullMarked
package dev.tradekeep.app.xchange;

import org.jspecify.annotations.NullMarked;
