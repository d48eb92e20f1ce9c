package dev.tradekeep.store.sqlite.export;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.ResultRow;
import dev.tradekeep.store.sqlite.bulk.BlobText;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON: an array of objects, or an object a line. Integers are exact, whatever their size. */
final class JsonRowWriter implements RowWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .rootValueSeparator("\n")
                    .build();

    private final List<String> columns;
    private final BlobText blobs;
    private final boolean array;
    private final Writer out;
    private final JsonGenerator json;
    private boolean any;

    /**
     * @param array whether the objects stand in an array
     */
    JsonRowWriter(List<String> columns, BlobText blobs, boolean array, Writer out) {
        Set<String> names = new HashSet<>();
        for (String column : columns) {
            if (!names.add(column)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Two columns are called \""
                                + column
                                + "\", which an object cannot hold. Name one with AS.");
            }
        }
        this.columns = columns;
        this.blobs = blobs;
        this.array = array;
        this.out = out;
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void begin() throws IOException {
        if (array) {
            run(json::writeStartArray);
        }
    }

    @Override
    public void write(ResultRow row) throws IOException {
        any = true;
        run(() -> writeObject(row));
    }

    @Override
    public void end() throws IOException {
        if (array) {
            run(json::writeEndArray);
        }
        run(json::flush);
        if (array || any) {
            out.write('\n');
        }
        out.flush();
    }

    private void writeObject(ResultRow row) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeName(columns.get(i));
            switch (row.type(i)) {
                case NULL -> json.writeNull();
                case INTEGER -> json.writeNumber(row.getLong(i));
                case REAL -> json.writeRawValue(RowWriter.real(row.getDouble(i)));
                case TEXT -> json.writeString(row.getText(i));
                case BLOB -> json.writeString(blobs.encode(CsvRowWriter.bytes(row, i)));
            }
        }
        json.writeEndObject();
    }

    /** Jackson wraps the failures of the writer behind it. */
    private static void run(Runnable writing) throws IOException {
        try {
            writing.run();
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        }
    }
}
