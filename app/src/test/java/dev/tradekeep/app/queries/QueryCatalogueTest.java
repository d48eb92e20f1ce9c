package dev.tradekeep.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tradekeep.store.sql.Query;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryCatalogueTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.tradekeep");

    /** Its tables are known only when it runs; its package says how they are read. */
    private static final String MADE_AT_RUN_TIME = "dev.tradekeep.store.sqlite.bulk.GeneratedQuery";

    @Test
    void everyQueryHasANameOfItsOwn() {
        assertThat(QueryCatalogue.all()).extracting(Query::label).doesNotHaveDuplicates();
    }

    @Test
    void everyQueryHasATextOfItsOwn() {
        assertThat(QueryCatalogue.all()).extracting(Query::sql).doesNotHaveDuplicates();
    }

    @Test
    void holdsEveryQueryOfEveryModule() {
        List<Query> queries = new ArrayList<>();
        for (JavaClass found : HOUSE) {
            if (found.isAssignableTo(Query.class)
                    && !found.isInterface()
                    && !found.getName().equals(MADE_AT_RUN_TIME)) {
                assertThat(found.isEnum()).as("%s is an enum", found.getName()).isTrue();
                for (Object query : found.reflect().getEnumConstants()) {
                    queries.add((Query) query);
                }
            }
        }

        assertThat(queries).isNotEmpty();
        assertThat(QueryCatalogue.all()).containsExactlyInAnyOrderElementsOf(queries);
    }
}
