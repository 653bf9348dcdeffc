package io.banyan.tenancy.store;

import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which role where: what a scope is made from, and so the one store that is asked without one. */
@Repository
public class RoleStore {
    private static final String OWNER = "OWNER";

    private final JdbcClient jdbc;

    RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A tribe and the name of a role in it. */
    public record TribeRole(TribeName tribe, String role) {}

    public boolean exists(TribeName tribe) {
        return jdbc.sql("select exists (select 1 from tenancy.tribe where name = :tribe)")
                .param("tribe", tribe.value())
                .query(Boolean.class)
                .single();
    }

    public Optional<String> role(PersonName person, TribeName tribe) {
        return jdbc.sql("select role from tenancy.member where tribe = :tribe and person = :person")
                .param("tribe", tribe.value())
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    public List<TribeRole> roles(PersonName person) {
        return jdbc.sql("select tribe, role from tenancy.member where person = :person order by tribe")
                .param("person", person.value())
                .query((row, index) -> new TribeRole(new TribeName(row.getString(1)), row.getString(2)))
                .list();
    }

    /** For those who run the platform. */
    public List<TribeRole> ownerEverywhere() {
        return jdbc.sql("select name from tenancy.tribe order by name")
                .query((row, index) -> new TribeRole(new TribeName(row.getString(1)), OWNER))
                .list();
    }
}
