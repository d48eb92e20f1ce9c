@NullMarked
package dev.tradekeep.app.http.routes;

import org.jspecify.annotations.NullMarked;
