package dev.tradekeep.venue.net;

/** What is told of a failure: its kind and its message, cut to a length. */
final class FailureText {
    private static final int LENGTH_MAX = 200;

    private FailureText() {}

    /** Of its cause, where there is one: what failed in another thread is wrapped. */
    static String of(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        String words = message == null ? name : name + ": " + message;
        return words.length() > LENGTH_MAX ? words.substring(0, LENGTH_MAX) : words;
    }
}
