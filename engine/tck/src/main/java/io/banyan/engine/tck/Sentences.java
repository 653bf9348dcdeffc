package io.banyan.engine.tck;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names tests by the sentence that their method name spells. */
final class Sentences extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        return sentence(method);
    }

    static String sentence(Method method) {
        return method.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
