package io.banyan.identity.store;

import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of people. */
@Repository
public class PeopleStore {
    private static final String SELECT = """
            select p.*, coalesce(f.failures, 0) as failures, f.last_at as last_failure_at
            from identity.person p left join identity.sign_in_failure f on f.name = p.name
            """;

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from identity.person)")
                .query(Boolean.class)
                .single();
    }

    /** False when there is such a person already. */
    public boolean insert(
            PersonName name,
            String displayName,
            boolean administrator,
            boolean mustChangePassword,
            String passwordHash,
            Instant now) {
        return jdbc.sql("""
                        insert into identity.person (name, display_name, administrator, must_change_password,
                            password_hash, password_changed_at, created_at)
                        values (:name, :displayName, :administrator, :mustChange, :hash, :now, :now)
                        on conflict do nothing
                        """)
                        .param("name", name.value())
                        .param("displayName", displayName)
                        .param("administrator", administrator)
                        .param("mustChange", mustChangePassword)
                        .param("hash", passwordHash)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public Optional<PersonRow> find(PersonName name) {
        return jdbc.sql(SELECT + " where p.name = :name")
                .param("name", name.value())
                .query((row, index) -> person(row))
                .optional();
    }

    public List<PersonRow> list(PageRequest page) {
        return jdbc.sql(SELECT + " where p.name > :after order by p.name limit :limit")
                .param("after", page.after().orElse(""))
                .param("limit", page.fetchSize())
                .query((row, index) -> person(row))
                .list();
    }

    /** Changes what is given. Administrators are counted under a lock, so that two cannot disable each other. */
    public void update(
            PersonName name,
            Optional<String> displayName,
            Optional<Boolean> disabled,
            Optional<Boolean> administrator) {
        jdbc.sql("""
                update identity.person set display_name = coalesce(:displayName, display_name),
                disabled = coalesce(:disabled, disabled), administrator = coalesce(:administrator, administrator)
                where name = :name
                """)
                .param("displayName", displayName.orElse(null))
                .param("disabled", disabled.orElse(null))
                .param("administrator", administrator.orElse(null))
                .param("name", name.value())
                .update();
    }

    public int lockAndCountAdministrators() {
        return jdbc.sql(
                        "select name from identity.person where administrator and not disabled order by name for update")
                .query(String.class)
                .list()
                .size();
    }

    public void setPassword(PersonName name, String hash, boolean mustChange, Instant now) {
        jdbc.sql("""
                insert into identity.former_password (person, hash, changed_at)
                select name, password_hash, password_changed_at from identity.person where name = :name
                on conflict do nothing
                """).param("name", name.value()).update();
        jdbc.sql("""
                update identity.person set password_hash = :hash, must_change_password = :mustChange,
                password_changed_at = :now where name = :name
                """)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("now", Timestamp.from(now))
                .param("name", name.value())
                .update();
    }

    /** The newest former passwords; older ones are forgotten. */
    public List<String> formerPasswords(PersonName name, int kept) {
        jdbc.sql("""
                delete from identity.former_password where person = :name and changed_at not in
                (select changed_at from identity.former_password where person = :name order by changed_at desc limit :kept)
                """).param("name", name.value()).param("kept", kept).update();
        return jdbc.sql("select hash from identity.former_password where person = :name")
                .param("name", name.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    public void signedIn(PersonName name, Instant now) {
        jdbc.sql("update identity.person set last_sign_in_at = :now where name = :name")
                .param("now", Timestamp.from(now))
                .param("name", name.value())
                .update();
    }

    public void setTotp(PersonName name, @Nullable SealedSecret secret, boolean confirmed) {
        jdbc.sql("""
                update identity.person set totp_secret = :secret, totp_confirmed = :confirmed where name = :name
                """)
                .param("secret", secret == null ? null : secret.box())
                .param("confirmed", confirmed)
                .param("name", name.value())
                .update();
    }

    /** True the first time that a step is used; whatever is tried at the same time. */
    public boolean useTotpStep(PersonName name, long step) {
        return jdbc.sql("""
                        update identity.person set totp_last_step = :step where name = :name and totp_last_step < :step
                        """).param("step", step).param("name", name.value()).update() == 1;
    }

    private static PersonRow person(ResultSet row) throws SQLException {
        return new PersonRow(
                new PersonName(row.getString("name")),
                row.getString("display_name"),
                row.getBoolean("administrator"),
                row.getBoolean("disabled"),
                row.getBoolean("must_change_password"),
                row.getString("password_hash"),
                row.getTimestamp("password_changed_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_sign_in_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getBytes("totp_secret")).map(SealedSecret::new),
                row.getBoolean("totp_confirmed"),
                row.getInt("failures"),
                Optional.ofNullable(row.getTimestamp("last_failure_at")).map(Timestamp::toInstant));
    }
}
