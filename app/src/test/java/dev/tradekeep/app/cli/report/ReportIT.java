package dev.tradekeep.app.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.cli.report.MadeLedger.Trade;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tradekeep report} over ledgers that are made for it, and over one that a run wrote. */
final class ReportIT {
    /** 2025-01-01T00:00:00Z. */
    private static final long START = 1_735_689_600_000_000L;

    private static final long HOUR = 3_600_000_000L;
    private static final int MOVES = 120;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lifo", "average"})
    void aRunEarnedWhatItsBooksSay(String method) {
        ReportRun.of(folder, "demo");

        Map<String, String> row =
                run("report", "pnl", "--portfolio", "backtest-1", "--method", method)
                        .rows()
                        .getFirst();

        assertThat(row.get("realized_pnl"))
                .isEqualTo(PlainSql.row(file(), "SELECT realized_pnl FROM v_positions"));
        assertThat(row.get("cost")).isEqualTo(PlainSql.row(file(), "SELECT cost FROM v_positions"));
        assertThat(run("report", "pnl").rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lifo"})
    void lotsAreThoseThatANaiveTwinTakes(String method) throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            Files.deleteIfExists(file());
            Map<Long, Map<Long, Long>> expected = history(seed, method);

            Map<Long, Map<Long, Long>> found = new TreeMap<>();
            for (Map<String, String> row : run("report", "tax", "--method", method).rows()) {
                String closedBy = cell(row, "closed_by");
                if ("BTC".equals(row.get("asset")) && !closedBy.isEmpty()) {
                    long closed = Long.parseLong(closedBy);
                    found.computeIfAbsent(closed, _ -> new TreeMap<>())
                            .merge(
                                    Long.parseLong(cell(row, "opened_by")),
                                    units(cell(row, "quantity")),
                                    Long::sum);
                }
            }

            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lifo", "average"})
    void gainsOfWhatIsAllSoldAreTheCash(String method) throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            Files.deleteIfExists(file());
            long cash = boughtAndSold(seed);

            long gain = 0;
            for (Map<String, String> row : run("report", "tax", "--method", method).rows()) {
                gain += units(cell(row, "gain"));
            }

            assertThat(gain).as("seed %d", seed).isEqualTo(cash);
        }
    }

    @Test
    void whatNobodyKnowsIsListedAndNotGuessed() throws IOException {
        long deposit;
        try (MadeLedger ledger = new MadeLedger(file())) {
            deposit = ledger.move("main", "BTC", 1_000, "deposit", START);
            ledger.trade(new Trade("main", "BTC/USD", -1, 400, 50_000, 100, "USD"), START + HOUR);
            ledger.trade(new Trade("main", "ETH/BTC", 1, 1_000, 100, 0, "BTC"), START + 2 * HOUR);
        }

        List<Map<String, String>> unknown = run("report", "tax").rows();
        assertThat(column(unknown, "kind")).containsExactly("deposit", "sale", "spent");
        assertThat(column(unknown, "gain")).containsOnly("");
        assertThat(unknown.get(1)).containsEntry("proceeds", "500.00").containsEntry("cost", "");

        Path basis =
                Files.writeString(
                        folder.resolve("basis.csv"),
                        "posting,acquired_at,cost,currency\n"
                                + deposit
                                + ",2020-05-01,1000.00,USD\n");
        List<Map<String, String>> known = run("report", "tax", "--basis", basis.toString()).rows();
        assertThat(known.get(1))
                .containsEntry("opened_at", "2020-05-01T00:00:00Z")
                .containsEntry("cost", "400.00")
                .containsEntry("gain", "99.00");
        assertThat(column(known, "kind")).containsExactly("deposit", "sale", "spent");
        assertThat(known.get(2)).containsEntry("cost", "100.00").containsEntry("gain", "");
    }

    @Test
    void anAmountOfTwoCurrenciesIsNoGain() {
        try (MadeLedger ledger = new MadeLedger(file())) {
            ledger.trade(new Trade("main", "BTC/USD", 1, 100, 1_000, 0, "USD"), START);
            ledger.trade(new Trade("main", "BTC/EUR", -1, 100, 1_000, 0, "EUR"), START + HOUR);
        }

        assertThat(run("report", "tax").rows().getFirst())
                .containsEntry("gain", "")
                .containsEntry("currency", "");
    }

    @Test
    void aYearEndsWhereTheZoneSaysAndTheEndIsNoPartOfIt() {
        long berlin = START - HOUR;
        try (MadeLedger ledger = new MadeLedger(file())) {
            for (long at : new long[] {berlin - 1, berlin, START - 1, START}) {
                ledger.trade(new Trade("main", "BTC/USD", 1, 1, 100, 0, "USD"), at);
            }
        }

        assertThat(run("report", "trades", "--from", "2025-01-01").rows()).hasSize(1);
        assertThat(run("report", "trades", "--to", "2025-01-01").rows()).hasSize(3);
        assertThat(run("report", "trades", "--to", "2025-01-01", "--zone", "Europe/Berlin").rows())
                .hasSize(1);
        assertThat(run("report", "trades", "--from", "2025-01-02", "--to", "2025-01-01").code())
                .isEqualTo(3);
        assertThat(run("report", "trades", "--zone", "Nowhere/At_All").code()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifo", "lifo", "average"})
    void theWorkedExampleOfTheDocumentationIsRight(String method) throws IOException {
        try (MadeLedger ledger = new MadeLedger(file())) {
            var _ = ledger.move("main", "BTC", 500, "deposit", START);
            ledger.trade(new Trade("main", "BTC/USD", 1, 1_000, 300_00, 10, "BTC"), START + 1);
            var _ = ledger.move("main", "BNB", 1_000, "deposit", START + 2);
            ledger.trade(new Trade("main", "BTC/USD", 1, 1_000, 500_00, 1_00, "USD"), START + 3);
            ledger.trade(new Trade("main", "BTC/USD", -1, 1_000, 600_00, 100, "BNB"), START + 4);
        }
        Path basis =
                Files.writeString(
                        folder.resolve("basis.csv"),
                        """
                        posting,acquired_at,cost,currency
                        1,2020-05-01,100.00,USD
                        3,2024-12-01,50.00,USD
                        """);
        List<String> printed = example(method);
        List<String> names = List.of(printed.getFirst().split(",", -1));

        ReportRun run = run("report", "tax", "--method", method, "--basis", basis.toString());

        assertThat(
                        run.rows().stream()
                                .filter(row -> !"".equals(row.get("closed_by")))
                                .map(row ->
                                        String.join(",", names.stream().map(row::get).toList())))
                .containsExactlyElementsOf(printed.subList(1, printed.size()));
    }

    /** The lines of an example of the documentation. */
    private static List<String> example(String method) throws IOException {
        return Files.readAllLines(page()).stream()
                .dropWhile(line -> !line.equals("```csv " + method))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("docs/accounting.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run within the project's folder");
        }
        return folder.resolve("docs/accounting.md");
    }

    /** A basis file that is not what it should be is refused with its line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "posting,cost\n1,2",
                "posting,acquired_at,cost,currency\n1,2020-01-01,1.00",
                "posting,acquired_at,cost,currency\n1,2020-01-01,-1.00,USD",
                "posting,acquired_at,cost,currency\none,2020-01-01,1.00,USD",
                "posting,acquired_at,cost,currency\n1,2020-01-01,1.00,USD\n1,2020-01-01,1.00,USD"
            })
    void aBasisThatIsWrongIsRefusedWithItsLine(String text) throws IOException {
        new MadeLedger(file()).close();
        Path basis = Files.writeString(folder.resolve("basis.csv"), text);

        ReportRun refused = run("report", "tax", "--basis", basis.toString());

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("basis.csv, line ");
    }

    /** What each posting takes, unit by unit, of coins that come, go and change hands. */
    private Map<Long, Map<Long, Long>> history(int seed, String method) {
        Random random = new Random(seed);
        Map<Long, Map<Long, Long>> taken = new TreeMap<>();
        Map<String, Deque<Long>> held = new HashMap<>();
        held.put("main", new ArrayDeque<>());
        held.put("other", new ArrayDeque<>());
        try (MadeLedger ledger = new MadeLedger(file())) {
            for (int i = 0; i < MOVES; i++) {
                long at = START + i * HOUR;
                String name = random.nextBoolean() ? "main" : "other";
                String other = name.equals("main") ? "other" : "main";
                Deque<Long> units = Objects.requireNonNull(held.get(name));
                int quantity = 2 + random.nextInt(30);
                boolean enough = units.size() > quantity;
                switch (random.nextInt(5)) {
                    case 0 -> {
                        long by = ledger.move(name, "BTC", quantity, "deposit", at);
                        add(units, quantity, by);
                    }
                    case 1 -> {
                        long by =
                                ledger.trade(
                                        new Trade(name, "BTC/USD", 1, quantity, 500, 1, "BTC"), at);
                        add(units, quantity - 1, by);
                    }
                    case 2 -> {
                        if (enough) {
                            long by =
                                    ledger.trade(
                                            new Trade(name, "BTC/EUR", -1, quantity, 70, 2, "EUR"),
                                            at);
                            taken.put(by, take(units, quantity, method));
                        }
                    }
                    case 3 -> {
                        if (enough) {
                            long by = ledger.move(name, "BTC", -quantity, "withdrawal", at);
                            taken.put(by, take(units, quantity, method));
                        }
                    }
                    default -> {
                        if (enough) {
                            ledger.send(name, other, "BTC", quantity, at);
                            List<Long> sent = new ArrayList<>();
                            for (int unit = 0; unit < quantity; unit++) {
                                sent.add(takeOne(units, method));
                            }
                            var _ = ledger.move(other, "BTC", quantity, "transfer", at + 1);
                            Objects.requireNonNull(held.get(other)).addAll(sent);
                        }
                    }
                }
            }
        }
        return taken;
    }

    private static void add(Deque<Long> units, int quantity, long by) {
        for (int i = 0; i < quantity; i++) {
            units.addLast(by);
        }
    }

    private static long takeOne(Deque<Long> units, String method) {
        return method.equals("lifo") ? units.removeLast() : units.removeFirst();
    }

    private static Map<Long, Long> take(Deque<Long> units, int quantity, String method) {
        Map<Long, Long> parts = new TreeMap<>();
        for (int i = 0; i < quantity; i++) {
            parts.merge(takeOne(units, method), 1L, Long::sum);
        }
        return parts;
    }

    /** Ends with nothing held but the money; what that is. */
    private long boughtAndSold(int seed) {
        Random random = new Random(seed);
        Map<String, Long> held = new HashMap<>(Map.of("main", 0L, "other", 0L));
        long cash = 0;
        try (MadeLedger ledger = new MadeLedger(file())) {
            ledger.trade(new Trade("main", "BTC/USD", 1, 1, 100, 0, "USD"), START);
            held.merge("main", 1L, Long::sum);
            cash -= 100;
            for (int i = 0; i < MOVES; i++) {
                long at = START + (i + 1) * HOUR;
                String name = random.nextBoolean() ? "main" : "other";
                String other = name.equals("main") ? "other" : "main";
                long has = Objects.requireNonNull(held.get(name));
                if (has > 0 && random.nextInt(4) == 0) {
                    long moved = 1 + random.nextLong(has);
                    ledger.send(name, other, "BTC", moved, at);
                    var _ = ledger.move(other, "BTC", moved, "transfer", at + 1);
                    held.merge(name, -moved, Long::sum);
                    held.merge(other, moved, Long::sum);
                    continue;
                }
                int side = has > 0 && random.nextBoolean() ? -1 : 1;
                long quantity = side < 0 ? 1 + random.nextLong(has) : 2 + random.nextInt(90);
                cash += sellOrBuy(ledger, random, name, side, quantity, at, held);
            }
            for (String name : List.of("main", "other")) {
                long has = Objects.requireNonNull(held.get(name));
                if (has > 0) {
                    long at = START + (MOVES + 1) * HOUR;
                    cash += sellOrBuy(ledger, random, name, -1, has, at, held);
                }
            }
        }
        return cash;
    }

    private static long sellOrBuy(
            MadeLedger ledger,
            Random random,
            String name,
            int side,
            long quantity,
            long at,
            Map<String, Long> held) {
        long money = 1L + random.nextInt(100_000);
        boolean inCoins = side > 0 && random.nextBoolean();
        long fee = inCoins ? 1 : random.nextInt(50);
        ledger.trade(
                new Trade(name, "BTC/USD", side, quantity, money, fee, inCoins ? "BTC" : "USD"),
                at);
        held.merge(name, side * quantity - (inCoins ? fee : 0), Long::sum);
        return -side * money - (inCoins ? 0 : fee);
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> cell(row, name)).toList();
    }

    private static String cell(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }

    /** A number as a count of its last decimal. */
    private static long units(String number) {
        return number.isEmpty() ? 0 : Long.parseLong(number.replace(".", ""));
    }

    private Path file() {
        return folder.resolve("t.db");
    }

    private ReportRun run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--csv");
        return ReportRun.of(folder, line.toArray(String[]::new));
    }
}
