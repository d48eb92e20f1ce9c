package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.model.error.TradekeepException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through compiled classes for what a strategy may not use, because a run could then not be
 * repeated or resumed: the clock, dice, files, threads, and what is shared between runs.
 */
final class PurityCheck {
    private final Set<String> own;
    private final SourceText text;

    private PurityCheck(Set<String> own, SourceText text) {
        this.own = own;
        this.text = text;
    }

    /**
     * Looks through the classes of a file.
     *
     * @throws TradekeepException for the first that is found, with its line
     */
    static void run(Map<String, byte[]> classes, SourceText text) {
        PurityCheck check = new PurityCheck(classes.keySet(), text);
        classes.values().forEach(bytes -> check.look(ClassFile.of().parse(bytes)));
    }

    private void look(ClassModel model) {
        model.superclass().ifPresent(type -> requireType(nameOf(type), 0));
        model.interfaces().forEach(type -> requireType(nameOf(type), 0));
        for (FieldModel field : model.fields()) {
            boolean shared =
                    field.flags().has(AccessFlag.STATIC) && !field.flags().has(AccessFlag.FINAL);
            if (shared) {
                String name = field.fieldName().stringValue();
                throw text.error(
                        lineOf(name),
                        name,
                        "the static field "
                                + name
                                + " is not allowed: it would be shared between runs. Make it a"
                                + " field of the strategy, or final.");
            }
        }
        model.methods().forEach(this::look);
    }

    /** Where a field most likely stands: a class says no line of it. */
    private long lineOf(String name) {
        for (int i = 0; i < text.lines().size(); i++) {
            String line = text.lines().get(i);
            if (line.contains("static") && line.matches(".*\\b" + name + "\\b.*")) {
                return i + 1L;
            }
        }
        return 0;
    }

    private void look(MethodModel method) {
        if (method.flags().has(AccessFlag.NATIVE)) {
            throw text.error(0, "", "native methods are not allowed.");
        }
        method.code()
                .ifPresent(code -> {
                    int line = 0;
                    for (CodeElement element : code) {
                        if (element instanceof LineNumber number) {
                            line = number.line();
                        } else {
                            look(element, line);
                        }
                    }
                });
    }

    private void look(CodeElement element, int line) {
        switch (element) {
            case InvokeInstruction call ->
                    requireMember(nameOf(call.owner()), call.name().stringValue(), line);
            case FieldInstruction field ->
                    requireMember(nameOf(field.owner()), field.name().stringValue(), line);
            case NewObjectInstruction made -> requireType(nameOf(made.className()), line);
            case ConstantInstruction constant -> {
                if (constant.constantValue() instanceof ClassDesc type && !type.isPrimitive()) {
                    requireType(nameOf(type), line);
                }
            }
            case InvokeDynamicInstruction dynamic -> look(dynamic, line);
            default -> {}
        }
    }

    /** A method reference, such as {@code System::nanoTime}, is an argument of what makes it. */
    private void look(InvokeDynamicInstruction dynamic, int line) {
        dynamic.bootstrapArgs()
                .forEach(argument -> {
                    if (argument instanceof DirectMethodHandleDesc handle) {
                        requireMember(nameOf(handle.owner()), handle.methodName(), line);
                    }
                });
    }

    private void requireType(String type, int line) {
        if (!own.contains(type)) {
            refuse(PureJava.refusalOf(type), line, simple(type), simple(type));
        }
    }

    private void requireMember(String type, String member, int line) {
        if (own.contains(type)) {
            return;
        }
        boolean constructor = member.equals("<init>");
        refuse(
                constructor ? PureJava.refusalOf(type) : PureJava.refusalOf(type, member),
                line,
                constructor ? simple(type) : member,
                constructor ? simple(type) : simple(type) + "." + member);
    }

    private void refuse(Optional<String> why, int line, String word, String what) {
        if (why.isPresent()) {
            throw text.error(
                    line, word, what + " is not allowed in a strategy: " + why.get() + ".");
        }
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static String nameOf(ClassEntry entry) {
        return nameOf(entry.asSymbol());
    }

    /** The name of a class; of an array that of what it holds. */
    private static String nameOf(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        String folder = element.packageName();
        // Nested classes have their own name after a dollar sign in both notations.
        String descriptor = element.descriptorString();
        return element.isPrimitive()
                ? "java.lang.Object"
                : folder.isEmpty()
                        ? descriptor.substring(1, descriptor.length() - 1)
                        : descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
