package io.banyan.server.testing;

import io.banyan.identity.People;
import io.banyan.identity.Tokens;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Environments;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import io.banyan.tenancy.Tribes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Makes people, tribes and environments through the rooms' own facades, and clients that act for them. */
@TestComponent
@Lazy
public class World {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final People people;
    private final Tokens tokens;
    private final Tribes tribes;
    private final Environments environments;
    private final Access access;
    private final Clock clock;
    private final JsonMapper json;
    private final Environment environment;

    World(
            People people,
            Tokens tokens,
            Tribes tribes,
            Environments environments,
            Access access,
            Clock clock,
            JsonMapper json,
            Environment environment) {
        this.people = people;
        this.tokens = tokens;
        this.tribes = tribes;
        this.environments = environments;
        this.access = access;
        this.clock = clock;
        this.json = json;
        this.environment = environment;
    }

    /** A name that no other test uses. */
    public static String unique(String prefix) {
        return prefix + NAMES.incrementAndGet();
    }

    /** A client that has not signed in. */
    public Api stranger() {
        return new Api("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json);
    }

    /** A client with a token of the person, who is made if need be. */
    public Api as(String person) {
        return with(person, false, Optional.empty(), Caller.Scope.values());
    }

    /** A client with a token of somebody who runs the platform. */
    public Api administrator() {
        return with("test-administrator", true, Optional.empty(), Caller.Scope.values());
    }

    /** A client whose token may do less than its person. */
    public Api with(String person, boolean administrator, Optional<String> onlyTribe, Caller.Scope... scopes) {
        PersonName name = new PersonName(person);
        try {
            people.create(Caller.PLATFORM, name, person, administrator);
        } catch (BanyanException known) {
            if (known.code() != CommonError.ALREADY_EXISTS) {
                throw known;
            }
        }
        Caller caller = new Caller(
                name, Caller.Via.SESSION, administrator, Set.of(Caller.Scope.values()), Optional.empty(), "127.0.0.1");
        Tokens.Fresh token = tokens.create(
                caller,
                "test",
                Set.of(scopes),
                onlyTribe.map(TribeName::new),
                clock.instant().plus(Duration.ofDays(1)));
        return stranger().withToken(token.secret());
    }

    /** Makes somebody; returns the temporary password. */
    public String person(String name) {
        return people.create(Caller.PLATFORM, new PersonName(name), name, false).temporaryPassword();
    }

    /** Makes a tribe with a new name. */
    public TribeScope tribe(String prefix) {
        TribeName name = new TribeName(unique(prefix));
        tribes.create(Caller.PLATFORM, name, name.value());
        return access.platform(name);
    }

    public TribeScope member(TribeScope tribe, String person, Role role) {
        as(person);
        tribes.putMember(tribe, new PersonName(person), role);
        return tribe;
    }

    public EnvironmentName environment(TribeScope tribe, String name) {
        EnvironmentName environmentName = new EnvironmentName(name);
        environments.create(tribe, environmentName, name, false);
        return environmentName;
    }
}
