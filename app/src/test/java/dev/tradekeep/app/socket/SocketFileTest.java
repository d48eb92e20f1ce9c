package dev.tradekeep.app.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocketFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"1, 5", "150, 5", "1, 200", "220, 200"})
    void bindsAndConnectsHoweverLongThePathIs(int folderLength, int nameLength) throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(folderLength)));
        Path database = Files.createFile(deep.resolve("n".repeat(nameLength)));

        SocketFile.Bound bound = SocketFile.bind(database);
        try (var listening = bound.channel();
                SocketChannel client = SocketFile.connect(database).orElseThrow();
                SocketChannel served = listening.accept()) {
            assertThat(bound.file().getParent()).isEqualTo(deep);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bound.file())))
                    .isEqualTo("rw-------");
            assertThat(SocketFile.peer(served)).isEqualTo(Files.getOwner(database));
            assertThat(SocketFile.peer(client)).isEqualTo(bound.owner());
        }
    }

    @Test
    void takesThePlaceOfASocketThatAKilledServerLeft() throws Exception {
        Path database = Files.createFile(folder.resolve("t.db"));
        SocketFile.bind(database).channel().close();
        assertThat(Files.exists(SocketFile.of(database))).as("closing leaves it").isTrue();
        assertThat(SocketFile.connect(database)).isEmpty();

        try (var _ = SocketFile.bind(database).channel();
                SocketChannel client = SocketFile.connect(database).orElseThrow()) {
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void findsNoServerWhereNoneWas() throws Exception {
        assertThat(SocketFile.connect(folder.resolve("t.db"))).isEmpty();
    }
}
