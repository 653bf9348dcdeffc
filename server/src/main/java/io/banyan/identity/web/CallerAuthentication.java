package io.banyan.identity.web;

import io.banyan.kernel.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What the rest of the program sees of a request's credentials: only who calls. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }
}
