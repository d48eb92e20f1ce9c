package dev.tradekeep.store.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a listing.
 *
 * @param name in kebab case: the option of the command line and the parameter of the API
 * @param kind what its value is
 * @param choices the words of a {@link FilterKind#CHOICE}, as the table has them; else empty
 * @param lookup finds the row of a {@link FilterKind#NAME}; else null
 * @param meaning one phrase for the help
 */
public record Filter(
        String name,
        FilterKind kind,
        List<String> choices,
        @Nullable NameQuery lookup,
        String meaning) {

    public Filter {
        choices = List.copyOf(choices);
    }

    /** A filter that is on or off. */
    public static Filter flag(String name, String meaning) {
        return new Filter(name, FilterKind.FLAG, List.of(), null, meaning);
    }

    /** Text, compared exactly. */
    public static Filter text(String name, String meaning) {
        return new Filter(name, FilterKind.TEXT, List.of(), null, meaning);
    }

    /** Words to search for. */
    public static Filter search(String name, String meaning) {
        return new Filter(name, FilterKind.SEARCH, List.of(), null, meaning);
    }

    /** A whole number, such as the id of a row. */
    public static Filter integer(String name, String meaning) {
        return new Filter(name, FilterKind.INTEGER, List.of(), null, meaning);
    }

    /** A time. */
    public static Filter time(String name, String meaning) {
        return new Filter(name, FilterKind.TIME, List.of(), null, meaning);
    }

    /** One of a closed set of words, spelled as the table has them. */
    public static Filter choice(String name, String meaning, String... choices) {
        return new Filter(name, FilterKind.CHOICE, List.of(choices), null, meaning);
    }

    /** The name of a row of another table. */
    public static Filter name(String name, NameQuery lookup, String meaning) {
        return new Filter(name, FilterKind.NAME, List.of(), lookup, meaning);
    }

    /** Whether it fills a parameter of the query. */
    boolean hasValue() {
        return kind != FilterKind.FLAG;
    }
}
