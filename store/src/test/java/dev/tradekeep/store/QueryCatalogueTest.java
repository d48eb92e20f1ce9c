package dev.tradekeep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Query;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryCatalogueTest {
    private static final String CLASS_SUFFIX = ".class";

    /** Its tables are known only when it runs; its package says how they are read. */
    private static final String MADE_AT_RUN_TIME = "dev.tradekeep.store.bulk.GeneratedQuery";

    @Test
    void everyQueryHasANameOfItsOwn() {
        assertThat(QueryCatalogue.all()).extracting(Query::label).doesNotHaveDuplicates();
    }

    @Test
    void everyQueryHasATextOfItsOwn() {
        assertThat(QueryCatalogue.all()).extracting(Query::sql).doesNotHaveDuplicates();
    }

    @Test
    void holdsEveryQueryOfTheModule() throws Exception {
        List<Query> queries = new ArrayList<>();
        for (Class<?> type : classesOfTheModule()) {
            if (Query.class.isAssignableFrom(type)
                    && !type.isInterface()
                    && !type.getName().equals(MADE_AT_RUN_TIME)) {
                assertThat(type.isEnum()).as("%s is an enum", type).isTrue();
                for (Object query : type.getEnumConstants()) {
                    queries.add((Query) query);
                }
            }
        }

        assertThat(queries).isNotEmpty();
        assertThat(QueryCatalogue.all()).containsExactlyInAnyOrderElementsOf(queries);
    }

    private static List<Class<?>> classesOfTheModule()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path root =
                Path.of(
                        QueryCatalogue.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(CLASS_SUFFIX)).toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                classes.add(
                        Class.forName(
                                name.substring(0, name.length() - CLASS_SUFFIX.length()),
                                false,
                                QueryCatalogue.class.getClassLoader()));
            }
        }
        return classes;
    }
}
