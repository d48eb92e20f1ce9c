/** Every route of the API; OpenAPI and the documentation page are made of the same table. */
@NullMarked
package dev.tradekeep.app.http.routes;

import org.jspecify.annotations.NullMarked;
