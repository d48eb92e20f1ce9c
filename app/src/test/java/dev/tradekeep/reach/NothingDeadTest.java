package dev.tradekeep.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.Main;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.queries.MarketQueries;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.bybit.BybitConnector;
import dev.tradekeep.venue.local.LocalExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing stands in the program that nobody can reach: whatever repositories, tables, enums and
 * routes offer is used by a command or by the server, or is in the list of what later work uses.
 */
final class NothingDeadTest {
    /** A class of each module. */
    private static final List<Class<?>> MODULES =
            List.of(
                    Main.class,
                    StrategyCatalog.class,
                    VenueCosts.class,
                    LocalExchange.class,
                    BybitConnector.class,
                    MarketQueries.class,
                    Database.class,
                    Store.class,
                    Order.class,
                    Connection.class);

    private static final List<String> READ_TEXT =
            List.of(
                    "dev/tradekeep/app/",
                    "dev/tradekeep/market/imports/",
                    "dev/tradekeep/venue/local/binance/",
                    "dev/tradekeep/venue/local/control/",
                    "dev/tradekeep/venue/local/fault/");

    /** A library of its own, whose callers may be others. */
    private static final String SQLITE = "dev/tradekeep/sqlite/";

    private static final String APP = "dev/tradekeep/app/";

    /** What the benches and the tests run. */
    private static final String SIMULATION = "dev/tradekeep/engine/simulation/";

    /** What a strategy is made of, by whoever writes one. */
    private static final String SETUP = "dev/tradekeep/engine/strategy/Setup";

    private static final Reach.Method MAIN =
            new Reach.Method(APP + "Main", "main([Ljava/lang/String;)V");

    private static List<String> repositoryMethods = List.of();
    private static List<String> routeMethods = List.of();
    private static List<String> constants = List.of();
    private static List<String> columns = List.of();

    @BeforeAll
    static void look() throws Exception {
        Program program = Program.of(MODULES);
        Reach reach = Reach.from(program, roots(program));
        repositoryMethods = Dead.repositoryMethods(program, reach);
        routeMethods = Dead.routeMethods(program, reach);
        EnumUses uses = EnumUses.of(program, reach, NothingDeadTest::readsText);
        Map<String, List<String>> schema = new TreeMap<>();
        List<String> viewsAndTriggers = new ArrayList<>();
        readSchema(schema, viewsAndTriggers);
        WrittenWords words =
                new WrittenWords(
                        QueryCatalogue.all(), query -> isUsed(query, uses), schema.keySet());
        BiPredicate<String, String> writesWord =
                (type, constant) -> words.has(packageOf(type), constant);
        constants =
                Dead.constants(
                        program,
                        uses,
                        EnumUses.of(program, withLater(program), NothingDeadTest::readsText),
                        writesWord,
                        NothingDeadTest::isOfTheProgram);
        columns = deadColumns(new SqlUses(schema), uses, viewsAndTriggers);
    }

    /** Where the program begins, and what strategies of other people call. */
    private static List<Reach.Method> roots(Program program) {
        List<Reach.Method> roots = new ArrayList<>(List.of(MAIN));
        program.methods(SETUP).keySet().forEach(one -> roots.add(new Reach.Method(SETUP, one)));
        return roots;
    }

    /** What could run if the methods that later work calls were called now. */
    private static Reach withLater(Program program) {
        List<Reach.Method> roots = roots(program);
        Set<String> later = Set.copyOf(Later.ALL.stream().map(Later::what).toList());
        for (String type : program.names()) {
            program.methods(type)
                    .forEach((signature, method) -> {
                        String name = Dead.nameOf(type) + "." + method.methodName().stringValue();
                        if (later.contains(name)) {
                            roots.add(new Reach.Method(type, signature));
                        }
                    });
        }
        return Reach.from(program, roots);
    }

    private static void readSchema(
            Map<String, List<String>> columnsOfTables, List<String> viewsAndTriggers) {
        try (Connection connection = Connection.openInMemory()) {
            new Migrator(MigrationCatalogue.load(), TestBooks.CLOCK).migrate(connection);
            for (String table :
                    PlainSql.rows(
                            connection,
                            "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                                    + " AND type = 'table' AND name NOT LIKE 'sqlite%'")) {
                columnsOfTables.put(
                        table,
                        PlainSql.rows(
                                connection,
                                "SELECT name FROM pragma_table_xinfo('" + table + "')"));
            }
            // Without line ends, so that each is one line of the answer.
            viewsAndTriggers.addAll(
                    PlainSql.rows(
                            connection,
                            "SELECT replace(sql, char(10), ' ') FROM sqlite_schema"
                                    + " WHERE type IN ('view', 'trigger')"));
        }
    }

    /** People read the views with any tool; the triggers fill what is searched. */
    private static List<String> deadColumns(
            SqlUses uses, EnumUses enums, List<String> viewsAndTriggers) {
        QueryCatalogue.all().stream()
                .filter(query -> isUsed(query, enums))
                .forEach(query -> uses.add(query.sql()));
        viewsAndTriggers.forEach(uses::add);
        MigrationCatalogue.load().migrations().stream()
                .map(Migration::sql)
                .forEach(uses::addInserts);
        return Stream.concat(
                        uses.unwritten().stream().map(name -> name + " is never written"),
                        uses.unread().stream().map(name -> name + " is never read"))
                .toList();
    }

    private static boolean isUsed(Query query, EnumUses uses) {
        return query instanceof Listing
                || (query instanceof Enum<?> constant
                        && uses.isUsed(
                                constant.getDeclaringClass().getName().replace('.', '/'),
                                constant.name()));
    }

    private static boolean isOfTheProgram(String type) {
        return !type.startsWith(SQLITE) && !type.startsWith(APP) && !type.startsWith(SIMULATION);
    }

    private static boolean readsText(String type) {
        return READ_TEXT.stream().anyMatch(type::startsWith);
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('/')).replace('/', '.');
    }

    @Test
    void everyMethodOfARepositoryIsCalled() {
        assertThat(withoutLater(repositoryMethods)).isEmpty();
    }

    @Test
    void everyRouteIsInTheTable() {
        assertThat(withoutLater(routeMethods)).isEmpty();
    }

    @Test
    void everyConstantOfAnEnumIsMade() {
        assertThat(withoutLater(constants)).isEmpty();
    }

    @Test
    void everyColumnOfATableIsWrittenAndRead() {
        assertThat(withoutLater(columns)).isEmpty();
    }

    @Test
    void theListOfWhatIsUsedLaterHoldsNothingElse() {
        List<String> dead =
                Stream.of(repositoryMethods, routeMethods, constants, columns)
                        .flatMap(List::stream)
                        .toList();

        assertThat(Later.ALL).extracting(Later::what).doesNotHaveDuplicates();
        assertThat(Later.ALL.stream().map(Later::what).filter(what -> !dead.contains(what)))
                .as("is used now, or gone: remove its line")
                .isEmpty();
    }

    private static List<String> withoutLater(List<String> dead) {
        List<String> later = Later.ALL.stream().map(Later::what).toList();
        return dead.stream().distinct().filter(what -> !later.contains(what)).toList();
    }
}
