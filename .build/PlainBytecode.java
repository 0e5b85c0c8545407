import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars so that a {@code switch} over types asks {@code instanceof} case by case, and {@code equals} and {@code
 * hashCode} of a record ask its fields one by one, with the same outcome. As compiled, the JVM spins a class for each
 * when it is first reached, which no start-up cache holds; a cold check spends a quarter of its time on that. Run by build.sh: java PlainBytecode.java FOLDER rewrites the jars
 * soma-*.jar and picocli-*.jar of a folder (the latter is of Java 5, whose class files no cache takes); the others there
 * only say what extends what.
 */
public final class PlainBytecode {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc EQUALS = MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;Ljava/lang/Object;)Z");
  private static final MethodTypeDesc HASH = MethodTypeDesc.ofDescriptor("(Ljava/lang/Object;)I");

  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final ClassFile files =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.defaultResolver()
                  .orElse(
                      ClassHierarchyResolver.ofResourceParsing(
                          type -> {
                            byte[] bytes = classes.get(entry(type));
                            return bytes == null ? null : new ByteArrayInputStream(bytes);
                          }))));
  private int rewritten;

  public static void main(String[] arguments) throws IOException {
    PlainBytecode tool = new PlainBytecode();
    Map<Path, Map<String, byte[]>> contents = new LinkedHashMap<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (Path jar : jars) {
        Map<String, byte[]> entries = read(jar);
        tool.classes.putAll(entries);
        String name = jar.getFileName().toString();
        if (name.startsWith("soma-") || name.startsWith("picocli-")) {
          contents.put(jar, entries);
        }
      }
    }
    for (Map.Entry<Path, Map<String, byte[]>> jar : contents.entrySet()) {
      jar.getValue().replaceAll((name, bytes) -> name.endsWith(".class") ? tool.rewrite(bytes) : bytes);
      write(jar.getKey(), jar.getValue());
    }
    System.out.println("rewrote " + tool.rewritten + " call sites");
  }

  private static String entry(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }

  private byte[] rewrite(byte[] bytes) {
    ClassModel model = files.parse(bytes);
    if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
      return renewed(model);
    }
    ClassEntry self = model.thisClass();
    boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    List<Plain> found = new ArrayList<>();
    ClassTransform code =
        ClassTransform.transformingMethodBodies(
            (CodeBuilder builder, CodeElement element) -> {
              Plain plain =
                  element instanceof InvokeDynamicInstruction call ? plain(call, self.asSymbol(), found.size()) : null;
              if (plain == null) {
                builder.with(element);
              } else {
                found.add(plain);
                builder.invokestatic(self.asSymbol(), plain.name(), plain.type(), isInterface);
              }
            });
    byte[] changed = files.transformClass(model, code.andThen(ClassTransform.endHandler(b -> add(b, found))));
    rewritten += found.size();
    return found.isEmpty() ? bytes : changed;
  }

  /** A class file of Java 5, which no start-up cache takes, as one of today: with stack maps. */
  private byte[] renewed(ClassModel model) {
    rewritten++;
    return files
        .withOptions(ClassFile.StackMapsOption.GENERATE_STACK_MAPS)
        .transformClass(
            model,
            (builder, element) -> {
              if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_17_VERSION, 0);
              } else if (element instanceof MethodModel method) {
                builder.transformMethod(method, MethodTransform.transformingCode(CodeBuilder::with));
              } else {
                builder.with(element);
              }
            });
  }

  /** What stands in for a call site: a method of the same type. */
  private record Plain(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  /** Null for a call site that stays as it is. */
  private static Plain plain(InvokeDynamicInstruction call, ClassDesc self, int number) {
    var bootstrap = call.invokedynamic().bootstrap();
    var method = bootstrap.bootstrapMethod().reference();
    return switch (method.owner().asInternalName() + "." + method.name().stringValue()) {
      case "java/lang/runtime/SwitchBootstraps.typeSwitch" -> {
        List<ClassDesc> cases = new ArrayList<>();
        for (LoadableConstantEntry label : bootstrap.arguments()) {
          if (!(label instanceof ClassEntry type)) {
            yield null;
          }
          cases.add(type.asSymbol());
        }
        yield new Plain("switch$" + number, call.typeSymbol(), code -> choose(code, cases));
      }
      case "java/lang/runtime/ObjectMethods.bootstrap" -> {
        List<MemberRefEntry> fields = new ArrayList<>();
        for (LoadableConstantEntry argument : bootstrap.arguments()) {
          if (argument instanceof MethodHandleEntry getter) {
            fields.add(getter.reference());
          }
        }
        String name = call.name().stringValue();
        yield switch (name) {
          case "equals" -> new Plain("equals$", call.typeSymbol(), code -> equal(code, self, fields));
          case "hashCode" -> new Plain("hash$", call.typeSymbol(), code -> hash(code, self, fields));
          default -> null;
        };
      }
      default -> null;
    };
  }

  private static void add(ClassBuilder builder, List<Plain> found) {
    for (Plain one : found) {
      int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      builder.withMethodBody(one.name(), one.type(), flags, one.body());
    }
  }

  /** As {@code SwitchBootstraps.typeSwitch} says: -1 for null, the number of cases when none fits. */
  private static void choose(CodeBuilder code, List<ClassDesc> cases) {
    Label present = code.newLabel();
    code.aload(0).ifnonnull(present).loadConstant(-1).ireturn().labelBinding(present);
    for (int i = 0; i < cases.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(cases.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }

  /** As {@code ObjectMethods} says: references by equals, numbers by compare of their boxes. */
  private static void equal(CodeBuilder code, ClassDesc self, List<MemberRefEntry> fields) {
    Label differ = code.newLabel();
    Label kin = code.newLabel();
    code.aload(1).instanceOf(self).ifne(kin).loadConstant(0).ireturn().labelBinding(kin);
    for (MemberRefEntry field : fields) {
      ClassDesc type = ClassDesc.ofDescriptor(field.type().stringValue());
      String name = field.name().stringValue();
      code.aload(0).getfield(self, name, type);
      code.aload(1).checkcast(self).getfield(self, name, type);
      if (type.isPrimitive()) {
        ClassDesc box = box(type);
        code.invokestatic(box, "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(differ);
      } else {
        code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(differ);
      }
    }
    code.loadConstant(1).ireturn().labelBinding(differ).loadConstant(0).ireturn();
  }

  private static void hash(CodeBuilder code, ClassDesc self, List<MemberRefEntry> fields) {
    code.loadConstant(0);
    for (MemberRefEntry field : fields) {
      ClassDesc type = ClassDesc.ofDescriptor(field.type().stringValue());
      code.loadConstant(31).imul().aload(0).getfield(self, field.name().stringValue(), type);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH);
      }
      code.iadd();
    }
    code.ireturn();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "Z" -> ConstantDescs.CD_Boolean;
      case "B" -> ConstantDescs.CD_Byte;
      case "S" -> ConstantDescs.CD_Short;
      case "C" -> ConstantDescs.CD_Character;
      case "I" -> ConstantDescs.CD_Integer;
      case "J" -> ConstantDescs.CD_Long;
      case "F" -> ConstantDescs.CD_Float;
      case "D" -> ConstantDescs.CD_Double;
      default -> throw new IllegalArgumentException(primitive.descriptorString());
    };
  }

  private static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(fresh))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry next = new ZipEntry(entry.getKey());
        next.setTime(0);
        out.putNextEntry(next);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    Files.move(fresh, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
