package dev.tradekeep.market.imports;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesIT {
    @TempDir private Path folder;

    @BeforeEach
    void make() throws IOException {
        for (String name : List.of("b.csv", "a.ZIP", "c.parquet", "README.md", ".hidden.csv")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectory(folder.resolve("d.csv"));
    }

    @Test
    void takesTheFittingFilesOfAFolderByNameAndTellsTheOthers() {
        InputFiles found = InputFiles.of(List.of(folder));

        assertThat(found.files()).containsExactly(file("a.ZIP"), file("b.csv"), file("c.parquet"));
        assertThat(found.leftOut()).containsExactly(file(".hidden.csv"), file("README.md"));
    }

    @Test
    void takesWhatAPatternMatches() {
        assertThat(InputFiles.of(List.of(file("[bc].*"))).files())
                .containsExactly(file("b.csv"), file("c.parquet"));
    }

    @Test
    void takesNamedFilesAsTheyAreGiven() {
        assertThat(InputFiles.of(List.of(file("README.md"), file("missing"))).files())
                .containsExactly(file("README.md"), file("missing"));
    }

    @Test
    void refusesAFolderOrPatternWithoutAFile() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertFails(ErrorCode.FILE_NOT_FOUND, () -> InputFiles.of(List.of(empty)))
                .hasMessageContaining(".csv");
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> InputFiles.of(List.of(file("*.json"))))
                .hasMessageContaining("no file matches");
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> InputFiles.of(List.of(file("no/*.json"))));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
