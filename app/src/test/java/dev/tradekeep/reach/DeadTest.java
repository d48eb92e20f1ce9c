package dev.tradekeep.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each look for what is dead finds it in a small program, and nothing else. */
final class DeadTest {
    /** What begins the small program. */
    static final class Start {
        private Start() {}

        static void main() {
            Supplier<Paint> paint = Paint.Oil::new;
            PaintRepository rooms = new PaintRepository(paint.get());
            rooms.paint(Colour.RED);
            new RoomRoutes().routes().forEach(Runnable::run);
            Colour.valueOf("RED");
        }
    }

    /** Implemented by what is made, and by what is not. */
    interface Paint {
        void dry();

        record Oil() implements Paint {
            @Override
            public void dry() {
                new PaintRepository(this).wait(Step.DONE);
            }
        }

        record Chalk() implements Paint {
            @Override
            public void dry() {
                new PaintRepository(this).neverCalled();
            }
        }
    }

    static final class PaintRepository {
        private final Paint paint;

        PaintRepository(Paint paint) {
            this.paint = paint;
        }

        public void paint(Colour colour) {
            if (colour == Colour.GREEN) {
                return;
            }
            paint.dry();
        }

        public boolean wait(Step step) {
            return switch (step) {
                case DONE -> PaintQuery.FIND.sql().isEmpty();
                case BEGUN, LOST -> false;
            };
        }

        public void neverCalled() {
            neverCalledEither(Step.LOST);
        }

        public void neverCalledEither(Step step) {}
    }

    /** People choose them, and code knows all but one from the others. */
    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    /** People choose them, and they all mean the same. */
    enum Taste {
        SWEET,
        SOUR
    }

    /** All are walked through, and have something of their own. */
    enum Size {
        SMALL(1),
        LARGE(2);

        private final int metres;

        Size(int metres) {
            this.metres = metres;
        }

        static int all() {
            int all = 0;
            for (Size size : values()) {
                all += size.metres;
            }
            return all;
        }
    }

    enum PaintQuery implements Query {
        FIND("SELECT colour FROM rooms AS r WHERE r.id = :id"),
        BEGIN(
                """
                INSERT INTO rooms (colour, step, area) VALUES (:colour, 'begun', :area)
                ON CONFLICT (colour) DO UPDATE SET area = excluded.area\
                """),
        REPAINT("UPDATE rooms SET colour = :colour, coats = coats + 1 WHERE step = 'done'"),
        FORGET("DELETE FROM houses");

        private final String sql;

        PaintQuery(String sql) {
            this.sql = sql;
        }

        @Override
        public String sql() {
            return sql;
        }
    }

    static final class RoomRoutes {
        List<Runnable> routes() {
            return List.of(this::answer);
        }

        private void answer() {
            assertThat(Size.all()).isEqualTo(3);
            assertThat(Taste.class).isNotNull();
        }

        void old() {}
    }

    private static final Program PROGRAM =
            Program.ofClasses(
                    Start.class,
                    Paint.class,
                    Paint.Oil.class,
                    Paint.Chalk.class,
                    PaintRepository.class,
                    Colour.class,
                    Taste.class,
                    Step.class,
                    Size.class,
                    PaintQuery.class,
                    RoomRoutes.class,
                    switchMap());

    private static final Reach REACH = Reach.from(PROGRAM, List.of(method("Start", "main()V")));

    private static Reach.Method method(String type, String signature) {
        return new Reach.Method("dev/tradekeep/reach/DeadTest$" + type, signature);
    }

    /** What the compiler makes of a switch over an enum. */
    private static Class<?> switchMap() {
        return Program.load("dev/tradekeep/reach/DeadTest$1");
    }

    @Test
    void findsMethodsOfRepositoriesThatOnlyTheDeadCall() {
        assertThat(Dead.repositoryMethods(PROGRAM, REACH))
                .containsExactlyInAnyOrder(
                        "DeadTest.PaintRepository.neverCalled",
                        "DeadTest.PaintRepository.neverCalledEither");
    }

    @Test
    void findsMethodsOfRoutesThatNoRouteLeadsTo() {
        assertThat(Dead.routeMethods(PROGRAM, REACH)).containsExactly("DeadTest.RoomRoutes.old");
    }

    @Test
    void findsConstantsThatNothingMakes() {
        EnumUses uses = EnumUses.of(PROGRAM, REACH, type -> true);

        assertThat(
                        Dead.constants(
                                PROGRAM,
                                uses,
                                uses,
                                (type, constant) -> constant.equals("BEGUN"),
                                type -> true))
                .containsExactly(
                        "DeadTest.PaintQuery.BEGIN",
                        "DeadTest.PaintQuery.REPAINT",
                        "DeadTest.PaintQuery.FORGET",
                        "DeadTest.Taste.SWEET",
                        "DeadTest.Taste.SOUR",
                        "Step.LOST");
    }

    @Test
    void aWordThatNobodyChoosesIsNotMade() {
        EnumUses uses = EnumUses.of(PROGRAM, REACH, type -> false);

        assertThat(
                        Dead.constants(
                                PROGRAM,
                                uses,
                                uses,
                                (type, constant) -> false,
                                type -> type.endsWith("Colour") || type.endsWith("Step")))
                .containsExactly(
                        "DeadTest.Colour.GREEN", "DeadTest.Colour.BLUE", "Step.BEGUN", "Step.LOST");
    }

    @Test
    void findsWordsThatQueriesWriteToTheTablesOfTheirPackage() {
        List<Query> queries = List.of(PaintQuery.values());
        String own = getClass().getPackageName();
        WrittenWords words = new WrittenWords(queries, query -> true, Set.of("rooms", "houses"));

        assertThat(words.has(own, "BEGUN")).isTrue();
        assertThat(words.has(own, "LOST")).isFalse();
        assertThat(words.has("dev.tradekeep.elsewhere", "BEGUN")).isFalse();
        assertThat(new WrittenWords(queries, query -> false, Set.of("rooms")).has(own, "BEGUN"))
                .isFalse();
    }

    @Test
    void findsColumnsThatNoTextWritesOrReads() {
        SqlUses uses =
                new SqlUses(
                        Map.of(
                                "rooms",
                                List.of("id", "colour", "step", "area", "coats", "note"),
                                "houses",
                                List.of("id", "street"),
                                "lists",
                                List.of("id", "word")));
        for (PaintQuery query : PaintQuery.values()) {
            uses.add(query.sql());
        }
        uses.addInserts("CREATE TABLE lists (id, word); INSERT INTO lists VALUES (1, 'a')");

        assertThat(uses.unwritten()).containsExactly("houses", "rooms.note");
        assertThat(uses.unread())
                .containsExactly("houses", "lists", "rooms.area", "rooms.coats", "rooms.note");
        uses.add("SELECT * FROM rooms");
        uses.add("SELECT h.street, l.id FROM houses AS h JOIN lists AS l ON l.word = h.id");
        assertThat(uses.unread()).isEmpty();
    }

    @Test
    void aQualifiedNameCountsForItsTableAlone() {
        SqlUses uses =
                new SqlUses(
                        Map.of("rooms", List.of("id", "name"), "houses", List.of("id", "name")));

        uses.add("SELECT r.name FROM rooms AS r JOIN houses AS h ON h.id = r.id");

        assertThat(uses.unread()).containsExactly("houses.name");
    }
}
