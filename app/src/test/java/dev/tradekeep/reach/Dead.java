package dev.tradekeep.reach;

import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What of a program nothing that can run uses, by names for people. */
final class Dead {
    private static final String QUERY = "dev/tradekeep/store/sql/Query";
    private static final String LISTING = "dev/tradekeep/store/listing/Listing";

    private Dead() {}

    /** Public methods of repositories that nothing calls. */
    static List<String> repositoryMethods(Program program, Reach reach) {
        return methods(
                program, reach, "Repository", method -> method.flags().has(AccessFlag.PUBLIC));
    }

    /** Methods of the classes that make and answer routes that no route of the table leads to. */
    static List<String> routeMethods(Program program, Reach reach) {
        return methods(program, reach, "Routes", method -> true);
    }

    private static List<String> methods(
            Program program, Reach reach, String suffix, Predicate<MethodModel> wanted) {
        List<String> dead = new ArrayList<>();
        for (String type : program.names()) {
            if (type.endsWith(suffix)) {
                program.methods(type)
                        .forEach((signature, method) -> {
                            if (wanted.test(method)
                                    && isWritten(method)
                                    && !reach.has(type, signature)) {
                                dead.add(nameOf(type) + "." + method.methodName().stringValue());
                            }
                        });
            }
        }
        return dead;
    }

    /** Whether a person wrote a method, and not the compiler. */
    private static boolean isWritten(MethodModel method) {
        return !method.flags().has(AccessFlag.SYNTHETIC)
                && !method.methodName().stringValue().startsWith("<");
    }

    /**
     * Constants of enums that nothing makes. One is made where code uses it as more than a case,
     * where a query writes its word, where people choose it by its word, or where all of its enum
     * are walked through and it has contents of its own. Of those that people choose, and that are
     * words and no more, code has to know each from the others, or the choice would mean nothing.
     *
     * @param uses by what can run
     * @param queryUses by what can run, and by what will
     * @param writesWord whether a query writes the word of a constant of an enum
     */
    static List<String> constants(
            Program program,
            EnumUses uses,
            EnumUses queryUses,
            BiPredicate<String, String> writesWord,
            Predicate<String> isWanted) {
        List<String> dead = new ArrayList<>();
        for (String type : program.names()) {
            if (!isEnum(program, type) || !isWanted.test(type)) {
                continue;
            }
            for (String constant : uses.constants(type)) {
                boolean isDead =
                        isQuery(program, type)
                                ? !queryUses.isUsed(type, constant)
                                : !uses.isUsed(type, constant)
                                        && !writesWord.test(type, constant)
                                        && !isMadeByWord(uses, type, constant);
                if (isDead) {
                    dead.add(nameOf(type) + "." + constant);
                }
            }
        }
        return dead;
    }

    private static boolean isMadeByWord(EnumUses uses, String type, String constant) {
        if (uses.hasContents(type)) {
            return uses.isWalked(type) || uses.isChosen(type);
        }
        long unknown =
                uses.constants(type).stream().filter(one -> !uses.isToldApart(type, one)).count();
        return uses.isChosen(type) && (unknown <= 1 || uses.isToldApart(type, constant));
    }

    private static boolean isEnum(Program program, String type) {
        return program.get(type).flags().has(AccessFlag.ENUM)
                && program.get(type)
                        .superclass()
                        .orElseThrow()
                        .asInternalName()
                        .equals("java/lang/Enum");
    }

    /** Whether the constants are queries, which a catalogue walks through and a method runs. */
    private static boolean isQuery(Program program, String type) {
        return program.supertypes(type).contains(QUERY)
                && !program.supertypes(type).contains(LISTING);
    }

    /** The name of a class without its package. */
    static String nameOf(String type) {
        return type.substring(type.lastIndexOf('/') + 1).replace('$', '.');
    }
}
