package dev.tradekeep.app.http;

/** The methods that routes have. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE
}
