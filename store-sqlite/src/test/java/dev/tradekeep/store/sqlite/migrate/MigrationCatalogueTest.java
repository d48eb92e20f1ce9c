package dev.tradekeep.store.sqlite.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Namespace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MigrationCatalogueTest {
    private static final int SHA_256_HEX_LENGTH = 64;

    @Test
    void ourFilesAreNumberedAndSayWhy() {
        assertThat(MigrationCatalogue.load().migrations())
                .isNotEmpty()
                .allSatisfy(migration -> {
                    assertThat(migration.name()).matches("([0-9]{3}_|db-)[a-z0-9_-]+");
                    assertThat(migration.sql()).startsWith("-- ");
                    assertThat(migration.checksum()).hasSize(SHA_256_HEX_LENGTH);
                });
    }

    @Test
    void ourFilesComeInTheOrderOfTheirNumbers() {
        List<Integer> numbers =
                MigrationCatalogue.load().migrations().stream()
                        .flatMapToInt(migration -> migration.number().stream())
                        .boxed()
                        .toList();

        assertThat(numbers).startsWith(0, 1).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ourFilesSetNoPragmaAndNoTransaction() {
        // A pragma of one connection changes nothing that lasts; the migrator owns the transaction.
        assertThat(MigrationCatalogue.load().migrations())
                .allSatisfy(migration ->
                        assertThat(migration.sql())
                                .doesNotContainPattern(
                                        "(?im)^\\s*(PRAGMA|BEGIN|COMMIT|END;|ROLLBACK)\\b"));
    }

    @Test
    void everyTableIsStrict() {
        assertThat(MigrationCatalogue.load().migrations())
                .filteredOn(migration -> migration.sql().contains("CREATE TABLE"))
                .allSatisfy(migration -> assertThat(migration.sql()).contains(") STRICT"));
    }

    @Test
    void numbersComeFirstAndNamesAfterThem() {
        List<Migration> sorted = of("db-b", "B", "db-a", "A", "010_z", "Z", "002_y", "Y");

        assertThat(sorted)
                .extracting(Migration::name)
                .containsExactly("002_y", "010_z", "db-a", "db-b");
    }

    @Test
    void aUsersFolderComesAfterOurs() {
        MigrationCatalogue ours = new MigrationCatalogue(of("102_last", "L", "db-own", "O"), false);
        Migration theirs = Migration.of(Namespace.USER, "001_first", "f/001_first.sql", "F");

        assertThat(ours.with(List.of(theirs)).migrations())
                .extracting(Migration::name)
                .containsExactly("102_last", "db-own", "001_first");
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> of("first", "A"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("first");
    }

    @Test
    void aChecksumIsThatOfTheText() {
        // printf abc | sha256sum
        assertThat(of("000_a", "abc").getFirst().checksum())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void refusesTwoFilesOfOneNumber() {
        assertThatThrownBy(() -> of("000_a", "A", "001_b", "B", "001_c", "C"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("001_b")
                .hasMessageContaining("001_c");
    }

    static List<Migration> of(String... namesAndTexts) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return MigrationCatalogue.of(files).migrations();
    }
}
