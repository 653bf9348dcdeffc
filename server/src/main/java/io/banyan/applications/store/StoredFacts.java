package io.banyan.applications.store;

import io.banyan.applications.Facts;
import io.banyan.kernel.ApplicationRef;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Facts as JSON, with secrets sealed. */
@Component
class StoredFacts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SealedText seal;

    StoredFacts(SealedText seal) {
        this.seal = seal;
    }

    String write(ApplicationRef ref, Facts facts) {
        TreeMap<String, Facts.Value> sealed = new TreeMap<>(facts.variables());
        sealed.replaceAll((name, value) ->
                value.secret() ? new Facts.Value(seal.seal(value.text(), context(ref, name)), true) : value);
        return JSON.writeValueAsString(new Facts(facts.routesDomain(), sealed, facts.neighbours()));
    }

    Facts read(ApplicationRef ref, String text) {
        Facts stored = JSON.readValue(text, Facts.class);
        TreeMap<String, Facts.Value> open = new TreeMap<>(stored.variables());
        open.replaceAll((name, value) ->
                value.secret() ? new Facts.Value(seal.open(value.text(), context(ref, name)), true) : value);
        return new Facts(stored.routesDomain(), open, stored.neighbours());
    }

    private static String context(ApplicationRef ref, String name) {
        return "facts:" + ref + "/" + name;
    }
}
