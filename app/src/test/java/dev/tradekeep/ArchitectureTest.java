package dev.tradekeep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows of ARCHITECTURE.md: what a module may use, and what it may not. */
final class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tradekeep");

    /** What each module may use of ours. */
    private static final Map<String, List<String>> FLOORS =
            Map.of(
                    "sqlite", List.of(),
                    "model", List.of(),
                    "store", List.of("sqlite", "model"),
                    "engine", List.of("store", "model"),
                    "app", List.of("sqlite", "model", "store", "engine"));

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "model", "store", "engine", "app"})
    void moduleUsesOnlyTheFloorsBelowIt(String module) {
        usesOnly(module, FLOORS.getOrDefault(module, List.of())).check(HOUSE);
    }

    @Test
    void arrowRuleFailsWhereAnArrowIsForbidden() {
        assertThatThrownBy(() -> usesOnly("app", List.of("sqlite")).check(HOUSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.tradekeep.model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "model", "store", "engine", "app"})
    void packagesOfAModuleHaveNoCycles(String module) {
        slices().matching("dev.tradekeep." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void onlyTheAppWritesToTheProcessStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tradekeep.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(HOUSE);
    }

    @Test
    void nobodyUsesJdbc() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                HOUSE.getPackage("dev.tradekeep").getSubpackagesInTree().stream()
                        .filter(found -> !found.getClasses().isEmpty())
                        .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .toList();
        assertThat(HOUSE.containPackage("dev.tradekeep.model.error")).isTrue();
        assertThat(unmarked).isEmpty();
    }

    private static ArchRule usesOnly(String module, List<String> floors) {
        String[] forbidden =
                FLOORS.keySet().stream()
                        .filter(other -> !other.equals(module) && !floors.contains(other))
                        .map(other -> "dev.tradekeep." + other + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.tradekeep." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true);
    }
}
