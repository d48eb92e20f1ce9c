package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Content;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The description of the API for programs, and a page that shows it to people. */
final class DocumentRoutes {
    private final RouteTable table;
    private volatile @Nullable Content description;

    /**
     * @param table with what is added to it later
     */
    DocumentRoutes(RouteTable table) {
        this.table = table;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        Method.GET,
                        "/api/openapi.json",
                        "This description, in OpenAPI 3.1.",
                        request -> description()),
                page("/api/docs", "page.html", Reply.HTML),
                page("/api/docs/page.css", "page.css", Reply.CSS),
                page("/api/docs/page.js", "page.js", Reply.JAVASCRIPT));
    }

    /** The table is whole once something is asked for. */
    private Reply description() {
        Content made = description;
        if (made == null) {
            made = Content.shared(OpenApi.of(table));
            description = made;
        }
        return Reply.shared(Reply.JSON, made);
    }

    private static Route page(String path, String resource, String type) {
        Content text = Content.shared(read(resource));
        return Route.of(
                        Method.GET,
                        path,
                        "A part of the page that shows this description.",
                        request -> Reply.shared(type, text))
                .answering(type);
    }

    private static String read(String resource) {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
