package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RowSink;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.FilterKind;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingCatalogue;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.users.TokenScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Every listing of the store as a route: pages of rows, by the filters that an index serves. */
public final class ListingRoutes {
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";

    /** What tells of people, of what they did and of their secrets; the rest is for viewers. */
    private static final Map<String, TokenScope> SCOPES =
            Map.of(
                    "audit-log", TokenScope.USERS,
                    "users", TokenScope.USERS,
                    "sessions", TokenScope.USERS,
                    "tokens", TokenScope.USERS,
                    "login-attempts", TokenScope.USERS,
                    "secrets", TokenScope.CONFIGURE);

    private final Reads reads;
    private final ListingCatalogue catalogue;

    public ListingRoutes(Reads reads, ListingCatalogue catalogue) {
        this.reads = reads;
        this.catalogue = catalogue;
    }

    /** The routes. */
    public List<Route> routes() {
        return catalogue.nouns().stream().map(this::route).toList();
    }

    private Route route(String noun) {
        Listing first = catalogue.of(noun).getFirst();
        List<Field> query = new ArrayList<>();
        for (Filter filter : catalogue.filters(noun)) {
            query.add(
                    new Field(
                            filter.name(), kind(filter), false, choices(filter), filter.meaning()));
        }
        query.add(
                Field.optional(
                        LIMIT,
                        FieldKind.INTEGER,
                        "rows at most, 1 to "
                                + ListingPage.ROWS_MAX
                                + ", else "
                                + ListingPage.ROWS_DEFAULT));
        query.add(
                Field.optional(
                        AFTER,
                        FieldKind.TEXT,
                        "the cursor that came as next with the page before"));
        return Route.of(
                        Method.GET,
                        "/api/v1/" + noun,
                        "Lists " + first.source().meaning() + ".",
                        request -> page(noun, request))
                .forScope(SCOPES.getOrDefault(noun, TokenScope.READ))
                .withQuery(query)
                .answering(
                        Shape.of(
                                Field.required(
                                        "items",
                                        FieldKind.OBJECTS,
                                        columns(first.source().columns())),
                                Field.optional(
                                        "next",
                                        FieldKind.TEXT,
                                        "the cursor of the next page; missing on the last")));
    }

    private static String columns(List<Column> columns) {
        return "rows of " + String.join(", ", columns.stream().map(Column::name).toList());
    }

    private static FieldKind kind(Filter filter) {
        return switch (filter.kind()) {
            case FLAG -> FieldKind.BOOLEAN;
            case INTEGER -> FieldKind.INTEGER;
            case TIME -> FieldKind.TIME;
            case TEXT, SEARCH, CHOICE, NAME -> FieldKind.TEXT;
        };
    }

    private static List<String> choices(Filter filter) {
        return filter.choices().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private Reply page(String noun, Request request) {
        Map<String, String> given = new HashMap<>(request.query());
        given.remove(LIMIT);
        given.remove(AFTER);
        catalogue.filters(noun).stream()
                .filter(filter -> filter.kind() == FilterKind.FLAG)
                .forEach(filter -> readFlag(filter.name(), given));
        Listing listing = catalogue.find(noun, given.keySet());
        @Nullable Cursor after = request.optional(AFTER).map(Cursor::parse).orElse(null);
        int limit =
                Math.clamp(
                        request.number(LIMIT, ListingPage.ROWS_DEFAULT),
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE);
        return new Reply.Rows(sink ->
                reads.<@Nullable Void>read(transaction -> {
                    write(sink, new ListingReader(transaction), listing, given, after, limit);
                    return null;
                }));
    }

    /** A flag that is false is not given. */
    private static void readFlag(String name, Map<String, String> given) {
        String value = given.get(name);
        if (value == null || value.isEmpty() || value.equals("true")) {
            return;
        }
        if (!value.equals("false")) {
            throw Requests.wanted("true or false", name, value);
        }
        given.remove(name);
    }

    /** Writes each row as it is read; a page that grows too large has fewer, and a next one. */
    private static void write(
            RowSink sink,
            ListingReader reader,
            Listing listing,
            Map<String, String> given,
            @Nullable Cursor after,
            int limit) {
        List<Column> columns = listing.source().columns();
        try (JsonGenerator json = Json.generator(sink.stream())) {
            json.writeStartObject();
            json.writeArrayPropertyStart("items");
            Cursor next =
                    reader.forEach(
                            listing,
                            given,
                            after,
                            limit,
                            row -> {
                                json.writeStartObject();
                                writeRow(json, columns, row);
                                json.writeEndObject();
                                return !sink.isFull();
                            });
            json.writeEndArray();
            if (next != null) {
                json.writeStringProperty("next", next.toString());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Writes a row of a listing as properties; a decimal stays a text, which is exact. */
    static void writeRow(JsonGenerator json, List<Column> columns, @Nullable String[] row) {
        for (int i = 0; i < row.length; i++) {
            String name = columns.get(i).name();
            String value = row[i];
            if (value == null) {
                json.writeNullProperty(name);
                continue;
            }
            ColumnKind kind = columns.get(i).kind();
            switch (kind) {
                case INTEGER -> json.writeNumberProperty(name, Long.parseLong(value));
                case BOOLEAN -> json.writeBooleanProperty(name, Boolean.parseBoolean(value));
                case TEXT, TIME, DAY, DECIMAL -> json.writeStringProperty(name, value);
            }
        }
    }
}
