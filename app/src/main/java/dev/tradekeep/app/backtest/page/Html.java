package dev.tradekeep.app.backtest.page;

import java.util.Locale;

/** Writes HTML; what is not markup is escaped. */
public final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Markup as it is: never anything that somebody gave. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Markup with numbers in it. */
    @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be the only use of a library.
    public Html raw(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    /** Text. */
    public Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element with text. */
    public Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name.split(" ", 2)[0] + ">");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
