package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.text.JsonText;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/** JSON written piece by piece: starts in a fraction of the time an object mapper takes. */
public final class Json {
    private Json() {}

    /** Writes to a stream that it flushes but does not close. */
    public static JsonGenerator generator(PrintWriter out) {
        return JsonText.generator(out);
    }
}
