package dev.tradekeep.app.http.api;

import java.util.Optional;

/** The head of a request: what there is before its body is read. For the request's thread alone. */
public interface Inquiry {
    /** What is to be done. */
    Method method();

    /** The path, decoded, without the query. */
    String path();

    /** The first value of a header, whatever the case of its name. */
    Optional<String> header(String name);

    /** The value of a cookie. */
    Optional<String> cookie(String name);

    /** Whether nobody between can read along. */
    boolean isSecure();

    /** The address of the other end. */
    String address();
}
