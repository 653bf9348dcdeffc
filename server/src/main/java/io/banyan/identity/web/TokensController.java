package io.banyan.identity.web;

import io.banyan.identity.Tokens;
import io.banyan.kernel.Caller;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.TribeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensController {
    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    record NewTokenBody(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<Caller.Scope> scopes,
            Optional<TribeName> tribe,
            @NotNull Instant expiresAt) {}

    @GetMapping
    Page<TokenBody> list(Caller caller, PageRequest page) {
        return tokens.list(caller, page).map(TokenBody::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FreshTokenBody create(Caller caller, @Valid @RequestBody NewTokenBody body) {
        return FreshTokenBody.of(tokens.create(caller, body.name(), body.scopes(), body.tribe(), body.expiresAt()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String id) {
        tokens.revoke(caller, id);
    }
}
