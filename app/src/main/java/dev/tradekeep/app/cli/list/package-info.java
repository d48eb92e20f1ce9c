/** {@code tradekeep list}: every listing of the books, page by page. */
@NullMarked
package dev.tradekeep.app.cli.list;

import org.jspecify.annotations.NullMarked;
