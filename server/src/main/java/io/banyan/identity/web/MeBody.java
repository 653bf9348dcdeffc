package io.banyan.identity.web;

import io.banyan.identity.Memberships.Membership;
import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is signed in.
 *
 * @param csrfToken what a page with a session must send back in X-CSRF-Token; none for a token
 */
record MeBody(PersonBody person, List<MembershipBody> tribes, Optional<String> csrfToken, Set<Caller.Scope> scopes) {

    record MembershipBody(
            TribeName name,
            String displayName,

            @Schema(allowableValues = {"owner", "developer", "viewer"})
            String role) {
        static MembershipBody of(Membership membership) {
            return new MembershipBody(membership.name(), membership.displayName(), membership.role());
        }
    }
}
