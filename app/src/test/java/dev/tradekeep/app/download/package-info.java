@NullMarked
package dev.tradekeep.app.download;

import org.jspecify.annotations.NullMarked;
