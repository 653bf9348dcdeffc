package io.banyan.delivery.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the one class of a program that can be started. */
final class MainClass {
    private MainClass() {}

    /** Empty when there is none, or more than one. */
    static Optional<String> in(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.getFileName().toString().equals("module-info.class"))
                    .flatMap(file -> startable(file).stream())
                    .toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Optional<String> startable(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(file);
            boolean main = model.methods().stream()
                    .anyMatch(method -> method.methodName().equalsString("main")
                            && method.methodType().equalsString("([Ljava/lang/String;)V")
                            && method.flags().has(AccessFlag.STATIC)
                            && method.flags().has(AccessFlag.PUBLIC));
            return main ? Optional.of(model.thisClass().asInternalName().replace('/', '.')) : Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (IllegalArgumentException notAClass) {
            return Optional.empty();
        }
    }
}
