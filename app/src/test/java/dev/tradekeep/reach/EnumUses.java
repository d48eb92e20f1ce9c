package dev.tradekeep.reach;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the constants of enums are used by what can run. A constant is told apart where it is
 * compared or switched over, and used where it is anything else: given away, stored, returned.
 */
final class EnumUses {
    private static final String OPTION = "Lpicocli/CommandLine$Option;";
    private static final String PARAMETERS = "Lpicocli/CommandLine$Parameters;";
    private static final String SWITCH_MAP = "$SwitchMap$";

    private final Program program;
    private final Predicate<String> readsText;
    private final Set<String> used = new HashSet<>();
    private final Set<String> toldApart = new HashSet<>();
    private final Set<String> walked = new HashSet<>();
    private final Set<String> chosen = new HashSet<>();

    private EnumUses(Program program, Predicate<String> readsText) {
        this.program = program;
        this.readsText = readsText;
    }

    /**
     * Looks at what can run.
     *
     * @param readsText whether a class reads what people write, so that an enum it names is one
     *     whose constants they choose
     */
    static EnumUses of(Program program, Reach reach, Predicate<String> readsText) {
        EnumUses uses = new EnumUses(program, readsText);
        for (Reach.Method method : reach.reached()) {
            uses.look(method);
        }
        for (String type : reach.alive()) {
            program.get(type).fields().stream()
                    .filter(EnumUses::isOption)
                    .forEach(field -> uses.choose(Program.internal(field.fieldTypeSymbol())));
        }
        return uses;
    }

    /** The constants of an enum, in their order. */
    List<String> constants(String type) {
        return program.get(type).fields().stream()
                .filter(field -> field.flags().has(AccessFlag.ENUM))
                .map(field -> field.fieldName().stringValue())
                .toList();
    }

    /** Whether a constant is used as more than a case. */
    boolean isUsed(String type, String constant) {
        return used.contains(key(type, constant));
    }

    /** Whether any code knows a constant from the others. */
    boolean isToldApart(String type, String constant) {
        return isUsed(type, constant) || toldApart.contains(key(type, constant));
    }

    /** Whether all constants of an enum are walked through. */
    boolean isWalked(String type) {
        return walked.contains(type);
    }

    /** Whether people choose a constant of an enum by its word. */
    boolean isChosen(String type) {
        return chosen.contains(type);
    }

    /** Whether the constants of an enum have something of their own: values, or methods. */
    boolean hasContents(String type) {
        return !program.subtypes(type).isEmpty()
                || program.methods(type).keySet().stream()
                        .anyMatch(signature ->
                                signature.startsWith("<init>(")
                                        && !signature.equals("<init>(Ljava/lang/String;I)V"));
    }

    private void look(Reach.Method method) {
        MethodModel model = program.methods(method.owner()).get(method.signature());
        if (model == null || model.code().isEmpty()) {
            return;
        }
        boolean isSwitch = isSwitchMap(program.get(method.owner()));
        List<CodeElement> code =
                model.code().get().elementList().stream()
                        .filter(Instruction.class::isInstance)
                        .toList();
        for (int i = 0; i < code.size(); i++) {
            boolean isCompared = i + 1 < code.size() && isComparison(code.get(i + 1));
            look(method, code.get(i), isSwitch || isCompared);
        }
    }

    private void look(Reach.Method method, CodeElement element, boolean isCase) {
        switch (element) {
            case FieldInstruction field when field.opcode() == Opcode.GETSTATIC -> {
                String owner = field.owner().asInternalName();
                if (isEnum(owner) && !isOwnTable(method, owner)) {
                    (isCase ? toldApart : used).add(key(owner, field.name().stringValue()));
                }
            }
            case InvokeInstruction call when isEnum(call.owner().asInternalName()) -> {
                String owner = call.owner().asInternalName();
                if (call.name().equalsString("values") && !isCase) {
                    walked.add(owner);
                } else if (call.name().equalsString("valueOf") && readsText.test(method.owner())) {
                    choose(owner);
                }
            }
            case InvokeDynamicInstruction call when call.name().equalsString("enumSwitch") ->
                    look(Program.internal(call.typeSymbol().parameterType(0)), call);
            case ConstantInstruction constant
                    when constant.constantValue() instanceof ClassDesc type
                            && readsText.test(method.owner()) ->
                    choose(Program.internal(type));
            default -> {}
        }
    }

    private void look(String type, InvokeDynamicInstruction call) {
        call.bootstrapArgs().stream()
                .filter(String.class::isInstance)
                .forEach(label -> toldApart.add(key(type, (String) label)));
    }

    private void choose(String type) {
        if (isEnum(type)) {
            chosen.add(type);
        }
    }

    /** Whether a method fills an enum with its own constants. */
    private static boolean isOwnTable(Reach.Method method, String type) {
        return method.owner().equals(type)
                && (method.signature().startsWith("<clinit>")
                        || method.signature().startsWith("$values"));
    }

    private static boolean isSwitchMap(ClassModel type) {
        return type.fields().stream()
                .anyMatch(field -> field.fieldName().stringValue().startsWith(SWITCH_MAP));
    }

    private static boolean isComparison(CodeElement element) {
        return element instanceof BranchInstruction branch
                && (branch.opcode() == Opcode.IF_ACMPEQ || branch.opcode() == Opcode.IF_ACMPNE);
    }

    private boolean isEnum(String type) {
        return program.has(type)
                && program.get(type).flags().has(AccessFlag.ENUM)
                && program.supertypes(type).contains("java/lang/Enum");
    }

    private static boolean isOption(FieldModel field) {
        return field.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .map(annotation -> annotation.className().stringValue())
                .anyMatch(name -> name.equals(OPTION) || name.equals(PARAMETERS));
    }

    private static String key(String type, String constant) {
        return type + "." + constant;
    }
}
