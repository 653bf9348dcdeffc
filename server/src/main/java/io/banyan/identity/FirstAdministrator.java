package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.PeopleStore;
import io.banyan.kernel.Caller;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.PrivateFile;
import io.banyan.kernel.StateDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first administrator when there is nobody yet. Their generated password is in a file that only the owner of the
 * process may read; logs go further than that, so the log names the file only.
 */
@Component
class FirstAdministrator implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final PeopleStore people;
    private final PasswordHashes hashes;
    private final IdentitySettings settings;
    private final StateDirectory state;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile boolean running;

    FirstAdministrator(
            PeopleStore people,
            PasswordHashes hashes,
            IdentitySettings settings,
            StateDirectory state,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.people = people;
        this.hashes = hashes;
        this.settings = settings;
        this.state = state;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (!people.isEmpty()) {
            return;
        }
        // The file comes first: killed in between, the next start uses the same password.
        Path file = state.keys().resolve("initial-administrator-password");
        String password = new String(
                        PrivateFile.readOrCreate(
                                file, () -> (Secrets.password() + "\n").getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8)
                .strip();
        PersonName name = new PersonName(settings.initialAdministrator());
        String hash = hashes.hash(password);
        transactions.executeWithoutResult(status -> {
            if (people.insert(
                    name, "Administrator", true, settings.initialPasswordMustChange(), hash, clock.instant())) {
                audit.record(AuditEntry.done(Caller.PLATFORM, "person.create", name.value()));
                LOG.info("Made the administrator {}; the password is in {}", name, file);
            }
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the first request is taken. */
    @Override
    public int getPhase() {
        return 0;
    }
}
