package io.banyan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.audit.chain.Anchor;
import io.banyan.audit.chain.AuditChain;
import io.banyan.audit.chain.Verification;
import io.banyan.kernel.Caller;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTest extends ApiTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog log;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aChangeLeavesAnEntryWithWhoDidWhatToWhat() {
        String tribe = World.unique("told");
        world.administrator()
                .post("/tribes", Map.of("name", tribe, "displayName", "Told"))
                .expect(201);
        Api.Answer entries = world.administrator().get("/audit?tribe=" + tribe).expect(200);
        assertThat(entries.text("/items/0/action")).isEqualTo("tribe.create");
        assertThat(entries.text("/items/0/actor")).isEqualTo("test-administrator");
        assertThat(entries.text("/items/0/via")).isEqualTo("token");
        assertThat(entries.text("/items/0/outcome")).isEqualTo("done");
        assertThat(entries.text("/items/0/sourceAddress")).isEqualTo("127.0.0.1");
    }

    @Test
    void signInsAreToldWhetherTheySucceedOrNot() {
        String name = World.unique("told");
        String password = world.person(name);
        world.stranger().post("/session", Map.of("name", name, "password", "wrong"));
        world.stranger().signIn(name, password);
        assertThat(entriesAbout(name)).contains("session.sign-in denied", "session.sign-in done");
    }

    @Test
    void ownersReadTheirTribesEntriesAndNoOthers() {
        String owner = World.unique("owner");
        TribeScope mine = world.member(world.tribe("mine"), owner, Role.OWNER);
        TribeScope other = world.tribe("other");
        Api.Answer entries = world.as(owner).get("/audit").expect(200);
        assertThat(entries.json().at("/items").findValuesAsString("tribe"))
                .isNotEmpty()
                .containsOnly(mine.tribe().value());
        world.as(owner).get("/audit?tribe=" + other.tribe()).expectProblem(404, "not-found");
        world.as(owner).get("/audit/export").expectProblem(403, "forbidden");
        world.as(World.unique("nobody")).get("/audit").expectProblem(403, "forbidden");
    }

    @Test
    void entriesAreFilteredAndComeInPages() {
        String tribe = World.unique("filtered");
        Api administrator = world.administrator();
        administrator.post("/tribes", Map.of("name", tribe, "displayName", "F"));
        for (String name : new String[] {"a", "b", "c"}) {
            administrator.post("/tribes/" + tribe + "/environments", Map.of("name", name, "displayName", name));
        }
        String path = "/audit?tribe=" + tribe + "&action=environment.&limit=2";
        Api.Answer first = administrator.get(path);
        Api.Answer second = administrator.get(path + "&cursor=" + first.text("/nextCursor"));
        assertThat(first.json().at("/items").findValuesAsString("subject")).containsExactly(tribe + "/c", tribe + "/b");
        assertThat(second.json().at("/items").findValuesAsString("subject")).containsExactly(tribe + "/a");
    }

    @Test
    void whatWasRolledBackLeavesNeitherEntryNorGap() {
        long before = head().sequence();
        transactions.executeWithoutResult(status -> {
            log.record(AuditEntry.done(Caller.PLATFORM, "test.rolled-back", "nothing"));
            status.setRollbackOnly();
        });
        log.recordApart(AuditEntry.done(Caller.PLATFORM, "test.kept", "something"));
        assertThat(head().sequence()).isEqualTo(before + 1);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void writersAtOnceKeepTheChainWhole() throws Exception {
        long before = head().sequence();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 40)
                            .mapToObj(index -> (Callable<Boolean>) () -> {
                                log.recordApart(AuditEntry.done(Caller.PLATFORM, "test.at-once", "entry " + index));
                                return true;
                            })
                            .toList())
                    .forEach(future -> assertThat(future.resultNow()).isTrue());
        }
        assertThat(head().sequence()).isEqualTo(before + 40);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void awkwardTextsStayVerifiable() {
        log.recordApart(
                AuditEntry.done(Caller.PLATFORM, "test.awkward", "NUL \0, quote \", \\, 榕 \uD83C\uDF33, \uD800 half")
                        .with(Map.of("多\n行", "\u0001\t\u2028")));
        assertThat(verify().intact()).isTrue();
        assertThat(AuditChain.verify(export().lines()).firstBreak()).isEmpty();
    }

    @Test
    void nobodyChangesDeletesOrEmptiesTheTable() {
        for (String statement : new String[] {
            "update audit.entry set actor = 'x' where sequence = 1",
            "delete from audit.entry where sequence = 1",
            "truncate audit.entry",
            "delete from audit.head"
        }) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("append-only");
        }
    }

    @Test
    void anExportIsVerifiedOfflineAndAgainstAHeadThatWasNoted() {
        Api.Answer online = world.administrator().get("/audit/verification").expect(200);
        assertThat(online.text("/intact")).isEqualTo("true");
        Anchor noted = new Anchor(Long.parseLong(online.text("/head/sequence")), online.text("/head/hash"));
        String export = export();
        Verification offline = AuditChain.verify(export.lines(), Optional.of(noted));
        assertThat(offline.firstBreak()).isEmpty();
        assertThat(offline.head().sequence()).isGreaterThanOrEqualTo(noted.sequence());
    }

    @Test
    void anActionThatCannotBeToldDoesNotHappen() {
        String tribe = World.unique("untold");
        Api administrator = world.administrator();
        jdbc.sql("alter table audit.entry rename to entry_away").update();
        try {
            administrator
                    .post("/tribes", Map.of("name", tribe, "displayName", "Untold"))
                    .expectProblem(503, "audit-unavailable");
            String name = World.unique("untold");
            world.stranger()
                    .post("/session", Map.of("name", name, "password", "x"))
                    .expectProblem(503, "audit-unavailable");
            world.stranger().get("/tribes").expectProblem(503, "audit-unavailable");
        } finally {
            jdbc.sql("alter table audit.entry_away rename to entry").update();
        }
        administrator.get("/tribes/" + tribe).expectProblem(404, "not-found");
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void anEntryOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> log.record(AuditEntry.done(Caller.PLATFORM, "test", "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    private String entriesAbout(String subject) {
        return String.join(
                "\n",
                jdbc.sql("select action || ' ' || outcome from audit.entry where subject = :subject order by sequence")
                        .param("subject", subject)
                        .query((row, index) -> row.getString(1))
                        .list());
    }

    private Anchor head() {
        return jdbc.sql("select sequence, hash from audit.head")
                .query((row, index) -> new Anchor(row.getLong(1), row.getString(2)))
                .single();
    }

    private Verification verify() {
        return AuditChain.verify(export().lines());
    }

    private String export() {
        return world.administrator().get("/audit/export").expect(200).body();
    }
}
