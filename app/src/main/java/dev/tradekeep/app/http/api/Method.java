package dev.tradekeep.app.http.api;

/** The methods that routes have. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE
}
