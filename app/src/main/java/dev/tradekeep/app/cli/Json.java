package dev.tradekeep.app.cli;

import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON written piece by piece: starts in a fraction of the time an object mapper takes. */
public final class Json {
    private Json() {}

    /** Writes to a stream that it flushes but does not close. */
    public static JsonGenerator generator(PrintWriter out) {
        JsonFactory factory =
                JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        return factory.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out);
    }
}
