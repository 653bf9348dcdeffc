package io.banyan.server;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The keys of a settings record with their defaults, read from its constructor. */
final class SettingKeys {
    private SettingKeys() {}

    static Map<String, String> of(String prefix, Class<?> settings) {
        Map<String, String> keys = new TreeMap<>();
        if (!settings.isRecord()) {
            throw new AssertionError(settings + " must be a record: settings do not change");
        }
        RecordComponent[] components = settings.getRecordComponents();
        var parameters = settings.getDeclaredConstructors()[0].getParameters();
        for (int index = 0; index < components.length; index++) {
            String key = prefix + "."
                    + components[index].getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            Class<?> type = components[index].getType();
            if (type.isRecord() && type.getName().startsWith("io.banyan")) {
                keys.putAll(of(key, type));
            } else {
                DefaultValue value = parameters[index].getAnnotation(DefaultValue.class);
                keys.put(key, value == null ? "" : String.join(",", Arrays.asList(value.value())));
            }
        }
        return keys;
    }
}
