package io.banyan.identity.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.banyan.identity.Tokens;

/** A token just made, with the secret that is shown this once. */
record FreshTokenBody(@JsonUnwrapped TokenBody token, String secret) {
    static FreshTokenBody of(Tokens.Fresh fresh) {
        return new FreshTokenBody(TokenBody.of(fresh.token()), fresh.secret());
    }
}
