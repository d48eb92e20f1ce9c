@NullMarked
package dev.tradekeep.app.http;

import org.jspecify.annotations.NullMarked;
