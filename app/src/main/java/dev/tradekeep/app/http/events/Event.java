package dev.tradekeep.app.http.events;

/**
 * Something that happened.
 *
 * @param id such as {@code 18f3a2-42}: which server, and the how-manieth event of it
 * @param kind what it is about, such as {@code order}
 * @param json one JSON object on one line
 */
public record Event(String id, String kind, String json) {
    /** As a message of a WebSocket: one JSON object. */
    String message() {
        return "{\"id\":\"" + id + "\",\"event\":\"" + kind + "\",\"data\":" + json + "}";
    }

    /** As a server-sent event. */
    String frame() {
        return "id: " + id + "\nevent: " + kind + "\ndata: " + json + "\n\n";
    }
}
