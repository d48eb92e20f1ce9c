package dev.tradekeep.reach;

import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import dev.tradekeep.store.sql.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The words that queries write by themselves, such as {@code outcome = 'failed'}: they are what the
 * constants of an enum are called in the books. Those of an enum are written to the tables that the
 * queries of its package name.
 */
final class WrittenWords {
    private final Set<String> tables;
    private final Map<String, Set<String>> tablesOfPackages = new HashMap<>();
    private final List<Written> written = new ArrayList<>();

    private record Written(Set<String> tables, Set<String> words) {}

    /**
     * Of queries.
     *
     * @param isUsed whether one is run
     * @param tables all there are
     */
    WrittenWords(List<Query> queries, Predicate<Query> isUsed, Set<String> tables) {
        this.tables = Set.copyOf(tables);
        for (Query query : queries) {
            for (SqlStatement statement : new SqlScript(query.sql()).statements()) {
                Set<String> named = tablesOf(statement);
                tablesOfPackages
                        .computeIfAbsent(query.getClass().getPackageName(), key -> new HashSet<>())
                        .addAll(named);
                if (isUsed.test(query) && (statement.has("INSERT") || statement.has("UPDATE"))) {
                    written.add(new Written(named, wordsOf(statement)));
                }
            }
        }
    }

    private Set<String> tablesOf(SqlStatement statement) {
        return statement.tokens().stream()
                .map(SqlToken::name)
                .filter(tables::contains)
                .collect(Collectors.toSet());
    }

    private static Set<String> wordsOf(SqlStatement statement) {
        return statement.tokens().stream()
                .filter(token -> token.kind() == SqlToken.Kind.STRING)
                .map(SqlToken::name)
                .collect(Collectors.toSet());
    }

    /** Whether a query writes the word of a constant of an enum of a package. */
    boolean has(String packageName, String constant) {
        Set<String> own = tablesOfPackages.getOrDefault(packageName, Set.of());
        String word = constant.toLowerCase(Locale.ROOT);
        return written.stream()
                .filter(statement -> statement.tables().stream().anyMatch(own::contains))
                .anyMatch(statement -> statement.words().contains(word));
    }
}
