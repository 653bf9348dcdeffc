package io.banyan.runtime.web;

import io.banyan.kernel.PersonName;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many sessions each person has in this process. */
@Component
class ExecSessions {
    private final ExecSettings settings;
    private final Map<PersonName, Integer> open = new HashMap<>();

    ExecSessions(ExecSettings settings) {
        this.settings = settings;
    }

    int most() {
        return settings.perPerson();
    }

    synchronized boolean room(PersonName person) {
        return open.getOrDefault(person, 0) < most();
    }

    /** Takes a place; returns false, and takes none, when there is none left. */
    synchronized boolean enter(PersonName person) {
        if (!room(person)) {
            return false;
        }
        open.merge(person, 1, Integer::sum);
        return true;
    }

    /** Gives a place back. */
    synchronized void leave(PersonName person) {
        open.computeIfPresent(person, (key, now) -> now <= 1 ? null : now - 1);
    }
}
