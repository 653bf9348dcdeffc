package io.banyan.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks. Made by the room identity from a session or token, by the platform itself for what nobody asked for.
 *
 * @param via how they proved who they are
 * @param administrator whether they run the platform; administrators still leave audit entries
 * @param scopes what a token may be used for; a session has all
 * @param onlyTribe the only tribe that a token may touch
 * @param sourceAddress where the request came from
 */
public record Caller(
        PersonName person,
        Via via,
        boolean administrator,
        Set<Scope> scopes,
        Optional<TribeName> onlyTribe,
        String sourceAddress) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The platform acting on its own: heals, rolls back, cleans up. */
    public static final Caller PLATFORM = new Caller(
            new PersonName("banyan"), Via.SYSTEM, true, Set.of(Scope.values()), Optional.empty(), "internal");

    /** Somebody who did not prove who they are: only ever refused, and told of in the audit. */
    public static Caller anonymous(String sourceAddress) {
        return new Caller(new PersonName("anonymous"), Via.ANONYMOUS, false, Set.of(), Optional.empty(), sourceAddress);
    }

    /** How a caller proved who they are. */
    public enum Via {
        SESSION,
        TOKEN,
        SYSTEM,
        ANONYMOUS
    }

    /** What a token may be used for. */
    public enum Scope {
        READ,
        DEPLOY,
        ADMIN
    }
}
