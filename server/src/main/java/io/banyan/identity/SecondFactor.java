package io.banyan.identity;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.identity.store.PeopleStore;
import io.banyan.identity.store.PersonRow;
import io.banyan.identity.store.SealedSecret;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.SecretBox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enrols and checks one-time passwords. Secrets are encrypted at rest with the installation's master key. */
@Service
public class SecondFactor {
    private final PeopleStore people;
    private final SecretBox box;
    private final PasswordHashes hashes;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactor(PeopleStore people, SecretBox box, PasswordHashes hashes, AuditLog audit, Clock clock) {
        this.people = people;
        this.box = box;
        this.hashes = hashes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an authenticator app needs; shown once.
     *
     * @param uri in the Key URI format that authenticator apps read as a QR code
     */
    public record Enrolment(String secret, String uri) {}

    /** Begins an enrolment. It counts only after {@link #confirm}. */
    @Transactional
    public Enrolment begin(Caller caller) {
        if (find(caller).totpConfirmed()) {
            throw new BanyanException(IdentityError.TOTP_ALREADY_ENROLLED);
        }
        byte[] secret = Secrets.bytes(Totp.SECRET_BYTES);
        people.setTotp(caller.person(), new SealedSecret(box.seal(secret, context(caller.person()))), false);
        audit.record(AuditEntry.done(caller, "totp.begin", caller.person().value()));
        String text = Totp.base32(secret);
        String label = URLEncoder.encode("Banyan:" + caller.person(), StandardCharsets.UTF_8);
        return new Enrolment(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Banyan");
    }

    /** Proves that the app has the secret; from now on a code is needed to sign in. */
    @Transactional
    public void confirm(Caller caller, String code) {
        PersonRow person = find(caller);
        SealedSecret secret = person.totpSecret()
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "enrolment", caller.person()));
        OptionalLong step = match(caller.person(), secret, code);
        if (step.isEmpty() || !people.useTotpStep(caller.person(), step.getAsLong())) {
            throw new BanyanException(IdentityError.CODE_WRONG);
        }
        people.setTotp(caller.person(), secret, true);
        audit.record(AuditEntry.done(caller, "totp.enrol", caller.person().value()));
    }

    /** Ends it; needs the password, so that a session left open is not enough. */
    @Transactional
    public void remove(Caller caller, String password) {
        if (!hashes.matches(password, find(caller).passwordHash())) {
            throw new BanyanException(IdentityError.CREDENTIALS_WRONG);
        }
        people.setTotp(caller.person(), null, false);
        audit.record(AuditEntry.done(caller, "totp.remove", caller.person().value()));
    }

    OptionalLong match(PersonName person, SealedSecret secret, String code) {
        return Totp.match(box.open(secret.box(), context(person)), code, clock.instant());
    }

    private PersonRow find(Caller caller) {
        return people.find(caller.person())
                .orElseThrow(() -> new BanyanException(CommonError.NOT_FOUND, "person", caller.person()));
    }

    private static String context(PersonName person) {
        return "totp " + person;
    }
}
