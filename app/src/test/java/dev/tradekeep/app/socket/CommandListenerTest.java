package dev.tradekeep.app.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.MadeInvocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.venue.account.RequestBudget;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class CommandListenerTest {
    private static final String VERSION = "tradekeep 1";

    @TempDir Path folder;
    private Path database = Path.of("t.db");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Books that no command of these tests opens. */
    private static final ServedBooks BOOKS =
            new ServedBooks() {
                @Override
                public Database database() {
                    throw new AssertionError("not asked for");
                }

                @Override
                public Api api() {
                    throw new AssertionError("not asked for");
                }

                @Override
                public RequestBudget budget(String exchange, URI rest) {
                    throw new AssertionError("not asked for");
                }

                @Override
                public <R> R alone(Supplier<R> work) {
                    return work.get();
                }
            };

    @BeforeEach
    void makeTheFile() throws Exception {
        database = Files.createFile(folder.resolve("t.db")).toRealPath();
    }

    @Test
    void bringsBackWhatTheCommandPrintsAndItsExitCode() throws Exception {
        CommandListener.Program program =
                (output, errors, args) -> {
                    output.println(String.join(" ", args) + " µ €");
                    output.print("😀".repeat(20_000));
                    errors.println(
                            Invocation.current().resolve(Path.of("f.csv"))
                                    + " "
                                    + Invocation.current().environment());
                    return 7;
                };
        try (CommandListener _ = listen(program)) {
            MadeInvocation caller =
                    MadeInvocation.in(folder, Map.of("TRADEKEEP_DB", "x", "HOME", "y"));
            assertThat(send(caller, "user", "add", "ä")).isEqualTo(7);
        }
        assertThat(out.toString()).isEqualTo("user add ä µ €\n" + "😀".repeat(20_000));
        assertThat(err.toString())
                .isEqualTo(Path.of("f.csv").toAbsolutePath() + " {TRADEKEEP_DB=x}\n");
    }

    @Test
    void asksTheCallerForASecret() throws Exception {
        CommandListener.Program program =
                (output, errors, args) -> {
                    output.println(Invocation.current().secret("password"));
                    return 0;
                };
        try (CommandListener _ = listen(program)) {
            MadeInvocation caller = MadeInvocation.in(folder, Map.of());
            assertThat(send(caller.typing("a long pass phrase"), "x")).isZero();
            assertThat(send(caller, "x")).isZero();
        }
        assertThat(out.toString()).isEqualTo("Optional[a long pass phrase]\nOptional.empty\n");
    }

    @Test
    void passesAnInterruptionOn() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CommandListener.Program program =
                (output, errors, args) -> {
                    try (var _ =
                            Invocation.current().interruption().watch(interrupted::countDown)) {
                        output.println("begun");
                        await(interrupted);
                        output.println("ended in order");
                        return 4;
                    }
                };
        MadeInvocation caller = MadeInvocation.in(folder, Map.of());
        try (CommandListener _ = listen(program)) {
            CompletableFuture<Integer> code =
                    CompletableFuture.supplyAsync(() -> send(caller, "x"));
            Eventually.await("begun", out::toString, text -> text.contains("begun"));
            caller.interruption().request();
            assertThat(code.get()).isEqualTo(4);
        }
        assertThat(out.toString()).isEqualTo("begun\nended in order\n");
    }

    @Test
    void takesTheEndOfAClientForAnInterruption() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CommandListener.Program program =
                (output, errors, args) -> {
                    try (var _ =
                            Invocation.current().interruption().watch(interrupted::countDown)) {
                        await(interrupted);
                        return 0;
                    }
                };
        try (CommandListener _ = listen(program)) {
            try (FrameChannel client = greeted()) {
                assertThat(client.read().orElseThrow().kind()).isEqualTo(Frame.Kind.ACCEPTED);
            }
            await(interrupted);
        }
    }

    /** A progress bar is drawn while the writer of the books works. */
    @Test
    void holdsUpNoOtherThreadForAClientThatDoesNotRead() throws Exception {
        CountDownLatch printed = new CountDownLatch(1);
        CommandListener.Program program =
                (output, errors, args) -> {
                    Thread bar =
                            Thread.ofPlatform()
                                    .start(() -> {
                                        for (int i = 0; i < 5_000; i++) {
                                            errors.print("x".repeat(4_000));
                                            errors.flush();
                                        }
                                        printed.countDown();
                                    });
                    join(bar);
                    return 0;
                };
        try (CommandListener _ = listen(program);
                FrameChannel client = greeted()) {
            await(printed);
            assertThat(client.read().orElseThrow().kind()).isEqualTo(Frame.Kind.ACCEPTED);
        }
    }

    @Test
    void refusesAClientOfAnotherVersion() throws Exception {
        try (CommandListener _ = listen((output, errors, args) -> 0);
                ServerConnection connection = ServerConnection.to(database).orElseThrow()) {
            assertThatThrownBy(
                            () -> connection.run("tradekeep 2", List.of("x"), nowhere(), nowhere()))
                    .isInstanceOfSatisfying(
                            TradekeepException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                    .hasMessageContaining("tradekeep 1")
                    .hasMessageContaining("tradekeep 2");
        }
    }

    @Test
    void refusesWhatTakesTheBooksForItselfWhileAnotherCommandRuns() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CommandListener.Program program =
                (output, errors, args) -> {
                    if (args[0].equals("hold")) {
                        output.println("held");
                        await(held);
                        return 0;
                    }
                    try {
                        return Invocation.current().served().orElseThrow().alone(() -> 0);
                    } catch (TradekeepException e) {
                        return e.code().exitCode();
                    }
                };
        MadeInvocation caller = MadeInvocation.in(folder, Map.of());
        try (CommandListener _ = listen(program)) {
            CompletableFuture<Integer> holding =
                    CompletableFuture.supplyAsync(() -> send(caller, "hold"));
            Eventually.await("held", out::toString, text -> text.contains("held"));
            assertThat(send(caller, "restore")).isEqualTo(ErrorCode.SERVER_BUSY.exitCode());
            held.countDown();
            assertThat(holding.get()).isZero();
            assertThat(send(caller, "restore")).isZero();
        }
    }

    @Test
    void leavesNoSocketBehind() throws Exception {
        listen((output, errors, args) -> 0).close();

        assertThat(Files.exists(SocketFile.of(database))).isFalse();
        assertThat(ServerConnection.to(database)).isEmpty();
    }

    @Test
    void asksCommandsToEndWhenTheServerStops() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CommandListener.Program program =
                (output, errors, args) -> {
                    CountDownLatch interrupted = new CountDownLatch(1);
                    try (var _ =
                            Invocation.current().interruption().watch(interrupted::countDown)) {
                        output.println("begun");
                        await(interrupted);
                        ended.set(true);
                        return 0;
                    }
                };
        CommandListener listener = listen(program);
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> send(MadeInvocation.in(folder, Map.of()), "x"));
        Eventually.await("begun", out::toString, text -> text.contains("begun"));
        listener.close();
        assertThat(ended).isTrue();
        assertThat(code).succeedsWithin(Duration.ofSeconds(60));
    }

    private CommandListener listen(CommandListener.Program program) {
        return CommandListener.start(database, VERSION, BOOKS, program);
    }

    private FrameChannel greeted() throws Exception {
        FrameChannel client = new FrameChannel(SocketFile.connect(database).orElseThrow());
        client.write(new Hello(VERSION, folder, List.of("x"), Map.of()).frame());
        return client;
    }

    private int send(Invocation caller, String... args) {
        try (ServerConnection connection = ServerConnection.to(database).orElseThrow()) {
            return caller.call(() ->
                    connection.run(
                            VERSION,
                            List.of(args),
                            new PrintWriter(out, true),
                            new PrintWriter(err, true)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(new StringWriter());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
