package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk becomes full and has room again, where the system lets us mount one. */
final class FullDiskServeIT {
    /** Arguments: the mount, the launcher, candles. Prints a line for each step. */
    private static final String SCRIPT =
            """
            mount -t tmpfs -o size=60m tmpfs "$1" || exit 9
            export TRADEKEEP_DB="$1/t.db" TRADEKEEP_PAPER_CANDLE_MILLIS=100
            step() { name=$1; shift; "$@" >"$1.out" 2>&1; code=$?
                echo "$name $code $(tr '\\n' ' ' <"$1.out")"; }
            tradekeep() { "$LAUNCHER" "$@"; }
            LAUNCHER=$2
            cd "$4"
            step candles tradekeep market import candles "$3" --instrument BTC/USD
            coproc SERVER { exec "$LAUNCHER" serve --port 0 2>&1; }
            server=$SERVER_PID
            exec 3<&"${SERVER[0]}"
            while read -r -u 3 line; do
                case $line in *'start is'*) break ;; esac
            done
            step preset tradekeep preset create p --strategy buy-and-hold \
                --instruments simulated:BTC/USD
            step engine tradekeep engine create e --presets p --cash 1000
            step start tradekeep engine start e
            until tradekeep list positions --csv | grep -q BTC || ! kill -0 $server; do :; done
            dd if=/dev/zero of="$1/fill" bs=64k 2>/dev/null
            until [ "$code" = 4 ] || ! kill -0 $server; do
                step entry tradekeep order place --engine e --side buy --quantity 0.001
            done
            step exit tradekeep order place --engine e --side sell --quantity 0.001
            step halt tradekeep halt raise --level no_entries --reason full
            step engines tradekeep list engines --csv
            step alerts tradekeep list alerts --csv
            rm "$1/fill"
            step clear tradekeep halt clear 1
            step again tradekeep order place --engine e --side sell --quantity 0.001
            step stop tradekeep engine stop e
            kill $server
            last=$(tail -1 <&3)
            wait $server
            echo "served $? $last"
            step audit tradekeep db audit --level full
            """;

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> servers() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        Launcher launcher = new Launcher(folder);
        Ended allowed =
                launcher.run(
                        "unshare",
                        "-rm",
                        "bash",
                        "-c",
                        "mount -t tmpfs tmpfs \"$1\"",
                        "bash",
                        mount.toString());
        if (allowed.exitCode() != 0) {
            return Stream.of();
        }
        return Stream.of(
                DynamicTest.dynamicTest(
                        "books exits and halts, no entries, and goes on when there is room",
                        () -> check(launcher, mount)));
    }

    private void check(Launcher launcher, Path mount) throws Exception {
        Ended ended =
                launcher.run(
                        "unshare",
                        "-rm",
                        "bash",
                        "-c",
                        SCRIPT,
                        "bash",
                        mount.toString(),
                        Launcher.SCRIPT.toString(),
                        ProjectFolder.ROOT.resolve("docs/sample/btc-usd-1h.csv").toString(),
                        Files.createDirectory(folder.resolve("out")).toString());
        List<String> steps = ended.out().lines().toList();
        String all = ended.out() + ended.err();
        assertThat(line(steps, "entry 4")).as(all).contains("DATABASE_FULL");
        assertThat(line(steps, "exit 0")).as(all).contains("submitted");
        assertThat(steps).as(all).anyMatch(step -> step.startsWith("halt 0"));
        assertThat(line(steps, "engines 0")).as(all).contains("running,running");
        assertThat(line(steps, "alerts 0")).as(all).contains("database.full");
        assertThat(line(steps, "again 0")).as(all).contains("submitted");
        assertThat(steps).as(all).anyMatch(step -> step.startsWith("stop 0"));
        assertThat(line(steps, "served 0")).as(all).contains("everything is on the books");
        assertThat(line(steps, "audit 0")).as(all).contains("0 errors");
    }

    private static String line(List<String> steps, String start) {
        return steps.stream()
                .filter(step -> step.startsWith(start))
                .reduce((_, last) -> last)
                .orElse("no step " + start);
    }
}
