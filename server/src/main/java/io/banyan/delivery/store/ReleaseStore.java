package io.banyan.delivery.store;

import io.banyan.applications.Manifest;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.Source;
import io.banyan.delivery.Release;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.TribeScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of releases; rows are written once. */
@Repository
public class ReleaseStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> IMAGES = new TypeReference<>() {};
    private static final String SELECT = """
            select id, number, tribe, application, images, score, source, commit, created_by, created_at
            from delivery.release""";

    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Release> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> release(row))
                .optional();
    }

    public List<Release> ofApplication(
            TribeScope scope, ApplicationName application, Optional<Integer> before, int limit) {
        return jdbc.sql(SELECT + """
                         where tribe = :tribe and application = :application and number < :before
                        order by number desc limit :limit""")
                .param("tribe", scope.tribe().value())
                .param("application", application.value())
                .param("before", before.orElse(Integer.MAX_VALUE))
                .param("limit", limit)
                .query((row, number) -> release(row))
                .list();
    }

    public Optional<Release> lastSucceeded(ApplicationRef ref, Optional<UUID> except) {
        return jdbc.sql("""
                        select release from delivery.deployment
                        where tribe = :tribe and environment = :environment and application = :application
                          and result = 'SUCCEEDED' and release is distinct from :except
                        order by number desc limit 1""")
                .param("tribe", ref.tribe().value())
                .param("environment", ref.environment().value())
                .param("application", ref.application().value())
                .param("except", except.orElse(null), java.sql.Types.OTHER)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /**
     * The newest release of an application that holds exactly this; releases with files of the repository in them are only
     * compared where a commit says that the files are the same.
     */
    public Optional<Release> findSame(
            TribeScope scope,
            ApplicationName application,
            SortedMap<String, String> images,
            String score,
            Map<String, byte[]> files,
            Optional<String> commit) {
        if (commit.isEmpty() && !files.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql(SELECT + """
                         where tribe = :tribe and application = :application and images = :images::jsonb
                            and score = :score and commit is not distinct from :commit
                        order by number desc limit 1""")
                .param("tribe", scope.tribe().value())
                .param("application", application.value())
                .param("images", JSON.writeValueAsString(images))
                .param("score", score)
                .param("commit", commit.orElse(null), java.sql.Types.VARCHAR)
                .query((row, number) -> release(row))
                .optional();
    }

    /**
     * Writes a release under the next number of its application; the same id twice writes one.
     *
     * @param files content of the repository's files that the manifest asks for, by path
     */
    public Release insert(
            TribeScope scope,
            UUID id,
            ApplicationName application,
            SortedMap<String, String> images,
            String score,
            Map<String, byte[]> files,
            Source source,
            Optional<String> commit,
            PersonName by,
            Instant now) {
        lockNumbers(scope, application);
        int written = jdbc.sql("""
                insert into delivery.release (id, number, tribe, application, images, score, source, commit, created_by,
                    created_at)
                select :id, coalesce(max(number), 0) + 1, :tribe, :application, :images::jsonb, :score, :source::jsonb,
                    :commit, :by, :now
                from delivery.release where tribe = :tribe and application = :application
                on conflict (id) do nothing""")
                .param("id", id)
                .param("tribe", scope.tribe().value())
                .param("application", application.value())
                .param("images", JSON.writeValueAsString(images))
                .param("score", score)
                .param("source", JSON.writerFor(Source.class).writeValueAsString(source))
                .param("commit", commit.orElse(null))
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
        if (written == 1) {
            files.forEach((path, content) -> jdbc.sql(
                            "insert into delivery.release_file (release, path, content) values (:id, :path, :content)")
                    .param("id", id)
                    .param("path", path)
                    .param("content", content)
                    .update());
        }
        return find(id).orElseThrow();
    }

    private void lockNumbers(TribeScope scope, ApplicationName application) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "release:" + scope.tribe() + "/" + application)
                .query(row -> {});
    }

    private Release release(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String score = row.getString("score");
        Manifest manifest = ScoreManifests.require(score).withSources(files(id));
        return new Release(
                id,
                row.getInt("number"),
                new TribeName(row.getString("tribe")),
                new ApplicationName(row.getString("application")),
                JSON.readValue(row.getString("images"), IMAGES),
                score,
                manifest,
                JSON.readValue(row.getString("source"), Source.class),
                Optional.ofNullable(row.getString("commit")),
                new PersonName(row.getString("created_by")),
                row.getTimestamp("created_at").toInstant());
    }

    private Map<String, byte[]> files(UUID id) {
        Map<String, byte[]> files = new HashMap<>();
        jdbc.sql("select path, content from delivery.release_file where release = :id")
                .param("id", id)
                .query(row -> {
                    files.put(row.getString("path"), row.getBytes("content"));
                });
        return files;
    }
}
