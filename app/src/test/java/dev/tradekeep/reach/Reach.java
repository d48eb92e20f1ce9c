package dev.tradekeep.reach;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can run when a program runs from given methods: a call reaches the method of every class
 * below the called type that is made somewhere, and a class that is made runs whatever it overrides
 * of types outside of the program, which call it back. Commands are made by reflection, as their
 * annotations say.
 */
final class Reach {
    private static final String COMMANDS = "Lpicocli/CommandLine$";
    private static final String INITIALIZER = "<clinit>()V";
    private static final String CONSTRUCTOR = "<init>";

    private final Program program;
    private final Set<Method> reached = new LinkedHashSet<>();
    private final Set<String> initialized = new HashSet<>();
    private final Set<String> alive = new LinkedHashSet<>();
    private final Map<String, Set<String>> called = new HashMap<>();
    private final Deque<Method> left = new ArrayDeque<>();

    /** A method of a class. */
    record Method(String owner, String signature) {}

    private Reach(Program program) {
        this.program = program;
    }

    /** What can run from given methods. */
    static Reach from(Program program, List<Method> roots) {
        Reach reach = new Reach(program);
        for (Method root : roots) {
            reach.make(root.owner());
            reach.mark(root.owner(), root.signature());
        }
        while (!reach.left.isEmpty()) {
            reach.scan(reach.left.pop());
        }
        return reach;
    }

    /** The methods that can run. */
    Set<Method> reached() {
        return reached;
    }

    /** Whether a method can run. */
    boolean has(String owner, String signature) {
        return reached.contains(new Method(owner, signature));
    }

    /** The classes of which there can be objects. */
    Set<String> alive() {
        return alive;
    }

    private void mark(String owner, String signature) {
        if (program.methods(owner).containsKey(signature)) {
            Method method = new Method(owner, signature);
            if (reached.add(method)) {
                left.push(method);
            }
        }
    }

    private void scan(Method method) {
        initialize(method.owner());
        MethodModel model = program.methods(method.owner()).get(method.signature());
        if (model != null) {
            model.code().ifPresent(code -> code.forEach(this::follow));
        }
    }

    private void follow(CodeElement element) {
        switch (element) {
            case InvokeInstruction call ->
                    call(
                            call.owner().asInternalName(),
                            call.name().stringValue() + call.type().stringValue(),
                            call.opcode() == Opcode.INVOKEVIRTUAL
                                    || call.opcode() == Opcode.INVOKEINTERFACE);
            case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(this::follow);
            case NewObjectInstruction made -> make(made.className().asInternalName());
            case FieldInstruction field -> initialize(field.owner().asInternalName());
            case ConstantInstruction constant -> follow(constant.constantValue());
            default -> {}
        }
    }

    private void follow(ConstantDesc constant) {
        switch (constant) {
            case DirectMethodHandleDesc handle -> follow(handle);
            case DynamicConstantDesc<?> dynamic ->
                    dynamic.bootstrapArgsList().forEach(this::follow);
            case ClassDesc type -> initialize(Program.internal(type));
            default -> {}
        }
    }

    private void follow(DirectMethodHandleDesc handle) {
        String owner = Program.internal(handle.owner());
        switch (handle.kind()) {
            case CONSTRUCTOR -> {
                make(owner);
                call(owner, CONSTRUCTOR + handle.lookupDescriptor(), false);
            }
            case VIRTUAL, INTERFACE_VIRTUAL ->
                    call(owner, handle.methodName() + handle.lookupDescriptor(), true);
            case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL ->
                    call(owner, handle.methodName() + handle.lookupDescriptor(), false);
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> initialize(owner);
        }
    }

    private void call(String owner, String signature, boolean isVirtual) {
        if (!program.has(owner)) {
            return;
        }
        initialize(owner);
        dispatch(owner, signature);
        if (isVirtual && called.computeIfAbsent(owner, key -> new HashSet<>()).add(signature)) {
            for (String below : program.subtypes(owner)) {
                if (alive.contains(below)) {
                    dispatch(below, signature);
                }
            }
        }
    }

    /** Marks what an object of a class runs: its own method, or the nearest one it inherits. */
    private void dispatch(String type, String signature) {
        if (program.methods(type).containsKey(signature)) {
            mark(type, signature);
            return;
        }
        for (String above : program.supertypes(type)) {
            if (program.methods(above).containsKey(signature)) {
                mark(above, signature);
                return;
            }
        }
    }

    private void initialize(String type) {
        if (!program.has(type) || !initialized.add(type)) {
            return;
        }
        mark(type, INITIALIZER);
        program.supertypes(type).forEach(this::initialize);
        ClassModel model = program.get(type);
        if (model.flags().has(AccessFlag.ENUM)) {
            make(type);
        }
        annotations(model).forEach(this::follow);
    }

    /** There are objects of a class from here on. */
    private void make(String type) {
        if (!program.has(type) || !alive.add(type)) {
            return;
        }
        initialize(type);
        Set<String> callbacks = new HashSet<>();
        for (String above : program.supertypes(type)) {
            if (!program.has(above)) {
                callbacks.addAll(names(above));
            }
        }
        List<String> own = new ArrayList<>(List.of(type));
        program.supertypes(type).stream().filter(program::has).forEach(own::add);
        for (String declaring : own) {
            program.methods(declaring)
                    .forEach((signature, method) -> {
                        if (callbacks.contains(nameOf(method)) || isOfACommand(method)) {
                            dispatch(type, signature);
                        }
                    });
            called.getOrDefault(declaring, Set.of())
                    .forEach(signature -> dispatch(type, signature));
        }
        program.get(type).fields().stream().filter(Reach::isOfACommand).forEach(this::fill);
    }

    /** What a command's library puts into a field. */
    private void fill(FieldModel field) {
        annotations(field).forEach(this::follow);
        reflect(Program.internal(field.fieldTypeSymbol()));
    }

    private void follow(Annotation annotation) {
        annotation.elements().forEach(element -> follow(element.value()));
    }

    private void follow(AnnotationValue value) {
        switch (value) {
            case AnnotationValue.OfClass type -> reflect(Program.internal(type.classSymbol()));
            case AnnotationValue.OfArray array -> array.values().forEach(this::follow);
            case AnnotationValue.OfAnnotation nested -> follow(nested.annotation());
            default -> {}
        }
    }

    /** Makes an object of a class as a library does. */
    private void reflect(String type) {
        make(type);
        program.methods(type).keySet().stream()
                .filter(signature -> signature.startsWith(CONSTRUCTOR))
                .forEach(signature -> mark(type, signature));
    }

    private static boolean isOfACommand(AttributedElement element) {
        return annotations(element).stream()
                .anyMatch(found -> found.className().stringValue().startsWith(COMMANDS));
    }

    private static List<Annotation> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(found -> found.annotations())
                .orElse(List.of());
    }

    /** The methods of a type outside of the program that may be overridden. */
    private static Set<String> names(String type) {
        Set<String> names = new HashSet<>();
        for (java.lang.reflect.Method method : Program.load(type).getDeclaredMethods()) {
            names.add(method.getName() + "/" + method.getParameterCount());
        }
        return names;
    }

    private static String nameOf(MethodModel method) {
        return method.methodName().stringValue() + "/" + method.methodTypeSymbol().parameterCount();
    }
}
