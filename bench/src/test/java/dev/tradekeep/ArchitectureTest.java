package dev.tradekeep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.tradekeep.store.sql.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows of ARCHITECTURE.md: what a module may use, and what it may not. */
final class ArchitectureTest {
    private static final String ROOT = "dev.tradekeep.";

    private static final Set<String> BELOW_THE_APP =
            Set.of(
                    "sqlite",
                    "model",
                    "store",
                    "store-sqlite",
                    "market",
                    "venue",
                    "venue-local",
                    "venue-binance",
                    "venue-bybit",
                    "venue-xchange",
                    "engine");

    static final List<String> NAMES =
            List.of(
                    "sqlite",
                    "model",
                    "store",
                    "store-sqlite",
                    "market",
                    "venue",
                    "venue-local",
                    "venue-binance",
                    "venue-bybit",
                    "venue-xchange",
                    "engine",
                    "app",
                    "bench");

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tradekeep");

    /** The modules with what each may use of ours. */
    private static final Map<String, Set<String>> MODULES =
            Map.ofEntries(
                    Map.entry("sqlite", Set.of()),
                    Map.entry("model", Set.of()),
                    Map.entry("store", Set.of("model")),
                    Map.entry("store-sqlite", Set.of("store", "sqlite", "model")),
                    Map.entry("market", Set.of("store", "model")),
                    Map.entry("venue", Set.of("model")),
                    Map.entry("venue-local", Set.of("venue", "sqlite", "model")),
                    Map.entry("venue-binance", Set.of("venue", "model")),
                    Map.entry("venue-bybit", Set.of("venue", "model")),
                    Map.entry("venue-xchange", Set.of("venue", "model")),
                    Map.entry("engine", Set.of("venue", "market", "store", "model")),
                    Map.entry("app", except(BELOW_THE_APP, "venue-xchange")),
                    Map.entry(
                            "bench",
                            Stream.concat(BELOW_THE_APP.stream(), Stream.of("app"))
                                    .collect(toSet())));

    private static Set<String> except(Set<String> modules, String one) {
        return modules.stream().filter(other -> !other.equals(one)).collect(toSet());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void moduleUsesOnlyWhatItMay(String module) {
        usesOnly(module, MODULES.getOrDefault(module, Set.of())).check(HOUSE);
    }

    @Test
    void everyClassBelongsToAModule() {
        assertThat(HOUSE.stream().map(ArchitectureTest::moduleOf).distinct())
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void moduleRuleFailsWhereAModuleIsForbidden() {
        assertThatThrownBy(() -> usesOnly("app", Set.of("sqlite")).check(HOUSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.tradekeep.model");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void packagesOfAModuleHaveNoCycles(String module) {
        slices().assignedFrom(packagesOf(module)).should().beFreeOfCycles().check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.tradekeep.app.cli", "dev.tradekeep.app.http"})
    void packagesBelowALargeOneHaveNoCycles(String parent) {
        slices().assignedFrom(packagesBelow(parent, found -> true))
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void onlyProgramsWriteToTheProcessStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tradekeep.app..", "dev.tradekeep.bench..")
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
    void onlyComparisonsUseJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tradekeep.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(HOUSE);
    }

    /** The neutral text is run by nobody as it is: a dialect may have another one. */
    @Test
    void textOfAQueryIsAskedForInADialect() {
        noClasses()
                .that()
                .areNotAssignableTo(Query.class)
                .should()
                .callMethod(Query.class, "sql")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                HOUSE.getPackage("dev.tradekeep").getSubpackagesInTree().stream()
                        .filter(found -> !found.getClasses().isEmpty())
                        .filter(found -> !found.getName().endsWith(".jmh_generated"))
                        .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .toList();
        assertThat(HOUSE.containPackage("dev.tradekeep.model.error")).isTrue();
        assertThat(unmarked).isEmpty();
    }

    private static ArchRule usesOnly(String module, Set<String> others) {
        return noClasses()
                .that(belongTo(Set.of(module)::contains))
                .should()
                .dependOnClassesThat(
                        belongTo(other -> !other.equals(module) && !others.contains(other)));
    }

    private static DescribedPredicate<JavaClass> belongTo(Predicate<String> module) {
        return DescribedPredicate.describe(
                "belong to such a module",
                found -> found.getPackageName().startsWith(ROOT) && module.test(moduleOf(found)));
    }

    /**
     * The module of the longest prefix: {@code store-sqlite} is {@code dev.tradekeep.store.sqlite}.
     */
    private static String moduleOf(JavaClass found) {
        String inside = (found.getPackageName() + ".").substring(ROOT.length());
        return NAMES.stream()
                .filter(name -> inside.startsWith(packageOf(name)))
                .max(Comparator.comparingInt(String::length))
                .orElse("none: " + found.getName());
    }

    private static String packageOf(String module) {
        return module.replace('-', '.') + ".";
    }

    private static SliceAssignment packagesOf(String module) {
        return packagesBelow(
                ROOT + module.replace('-', '.'), found -> moduleOf(found).equals(module));
    }

    /** The packages right below another, and what lies in that itself, as one more. */
    private static SliceAssignment packagesBelow(String parent, Predicate<JavaClass> counts) {
        String prefix = parent + ".";
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass found) {
                String name = found.getPackageName() + ".";
                if (!name.startsWith(prefix) || !counts.test(found)) {
                    return SliceIdentifier.ignore();
                }
                String inside = name.substring(prefix.length());
                return SliceIdentifier.of(
                        inside.isEmpty() ? "itself" : inside.substring(0, inside.indexOf('.')));
            }

            @Override
            public String getDescription() {
                return "packages below " + parent;
            }
        };
    }
}
