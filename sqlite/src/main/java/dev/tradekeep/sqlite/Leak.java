package dev.tradekeep.sqlite;

/**
 * Something that was opened and is not closed.
 *
 * @param kind the name of its class
 * @param name the file of a connection, the SQL of a statement, …
 * @param openedAt carries the stack of the thread that opened it
 */
public record Leak(String kind, String name, Throwable openedAt) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + " not closed: " + name);
        for (StackTraceElement frame : openedAt.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        return text.toString();
    }
}
