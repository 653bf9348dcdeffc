package io.banyan.tenancy.store;

import io.banyan.kernel.Generation;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Member;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.Tribe;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tribes and their members. */
@Repository
public class TribeStore {
    private static final String SELECT = "select name, display_name, created_at, generation from tenancy.tribe";

    private final JdbcClient jdbc;

    TribeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when there is such a tribe already. */
    public boolean insert(Tribe tribe) {
        return jdbc.sql("""
                        insert into tenancy.tribe (name, display_name, generation, created_at)
                        values (:name, :displayName, :generation, :created) on conflict do nothing
                        """)
                        .param("name", tribe.name().value())
                        .param("displayName", tribe.displayName())
                        .param("generation", tribe.generation().value())
                        .param("created", Timestamp.from(tribe.createdAt()))
                        .update()
                == 1;
    }

    public Tribe get(TribeScope scope) {
        return jdbc.sql(SELECT + " where name = :name")
                .param("name", scope.tribe().value())
                .query((row, index) -> tribe(row))
                .single();
    }

    /** Reads the tribe and keeps others from changing it or adding to it until the transaction ends. */
    public Tribe lock(TribeScope scope) {
        return jdbc.sql(SELECT + " where name = :name for update")
                .param("name", scope.tribe().value())
                .query((row, index) -> tribe(row))
                .single();
    }

    public List<Tribe> of(List<TribeScope> scopes) {
        return jdbc.sql(SELECT + " where name = any(cast(:names as text[])) order by name")
                .param(
                        "names",
                        scopes.stream().map(scope -> scope.tribe().value()).toArray(String[]::new))
                .query((row, index) -> tribe(row))
                .list();
    }

    public void update(TribeScope scope, String displayName, Generation generation) {
        jdbc.sql("update tenancy.tribe set display_name = :displayName, generation = :generation where name = :name")
                .param("displayName", displayName)
                .param("generation", generation.value())
                .param("name", scope.tribe().value())
                .update();
    }

    public void delete(TribeScope scope) {
        jdbc.sql("delete from tenancy.member where tribe = :name")
                .param("name", scope.tribe().value())
                .update();
        jdbc.sql("delete from tenancy.tribe where name = :name")
                .param("name", scope.tribe().value())
                .update();
    }

    public List<Member> members(TribeScope scope, PageRequest page) {
        return jdbc.sql("""
                        select person, role, added_at from tenancy.member
                        where tribe = :tribe and person > :after order by person limit :limit
                        """)
                .param("tribe", scope.tribe().value())
                .param("after", page.after().orElse(""))
                .param("limit", page.fetchSize())
                .query((row, index) -> member(row))
                .list();
    }

    public Optional<Member> member(TribeScope scope, PersonName person) {
        return jdbc.sql("select person, role, added_at from tenancy.member where tribe = :tribe and person = :person")
                .param("tribe", scope.tribe().value())
                .param("person", person.value())
                .query((row, index) -> member(row))
                .optional();
    }

    public void putMember(TribeScope scope, Member member) {
        jdbc.sql("""
                insert into tenancy.member (tribe, person, role, added_at) values (:tribe, :person, :role, :added)
                on conflict (tribe, person) do update set role = excluded.role
                """)
                .param("tribe", scope.tribe().value())
                .param("person", member.person().value())
                .param("role", member.role().name())
                .param("added", Timestamp.from(member.addedAt()))
                .update();
    }

    public void deleteMember(TribeScope scope, PersonName person) {
        jdbc.sql("delete from tenancy.member where tribe = :tribe and person = :person")
                .param("tribe", scope.tribe().value())
                .param("person", person.value())
                .update();
    }

    public int owners(TribeScope scope) {
        return jdbc.sql("select count(*) from tenancy.member where tribe = :tribe and role = 'OWNER'")
                .param("tribe", scope.tribe().value())
                .query(Integer.class)
                .single();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new PersonName(row.getString("person")),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("added_at").toInstant());
    }

    private static Tribe tribe(ResultSet row) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        return new Tribe(
                new TribeName(row.getString("name")),
                row.getString("display_name"),
                created,
                new Generation(row.getLong("generation")));
    }
}
