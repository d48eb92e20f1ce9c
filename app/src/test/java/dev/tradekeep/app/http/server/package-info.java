@NullMarked
package dev.tradekeep.app.http.server;

import org.jspecify.annotations.NullMarked;
