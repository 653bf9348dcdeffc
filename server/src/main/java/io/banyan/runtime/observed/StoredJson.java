package io.banyan.runtime.observed;

import tools.jackson.databind.json.JsonMapper;

/** How records become JSON columns; apart from the API's mapper, so that rows stay readable when the API's form changes. */
public final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StoredJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
