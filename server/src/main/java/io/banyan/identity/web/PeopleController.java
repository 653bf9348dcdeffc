package io.banyan.identity.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.banyan.identity.People;
import io.banyan.identity.RequiresAdministrator;
import io.banyan.kernel.Caller;
import io.banyan.kernel.Page;
import io.banyan.kernel.PageRequest;
import io.banyan.kernel.PersonName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of the platform, for administrators. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {
    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    record NewPersonBody(
            @NotNull PersonName name,
            @NotBlank @Size(max = 100) String displayName,
            Optional<Boolean> administrator) {}

    record CreatedPersonBody(@JsonUnwrapped PersonBody person, String temporaryPassword) {}

    record PersonChangeBody(
            Optional<@Size(min = 1, max = 100) String> displayName,
            Optional<Boolean> disabled,
            Optional<Boolean> administrator) {}

    record TemporaryPasswordBody(String temporaryPassword) {}

    @GetMapping
    @RequiresAdministrator
    Page<PersonBody> list(Caller caller, PageRequest page) {
        return people.list(caller, page).map(PersonBody::of);
    }

    @PostMapping
    @RequiresAdministrator
    @ResponseStatus(HttpStatus.CREATED)
    CreatedPersonBody create(Caller caller, @Valid @RequestBody NewPersonBody body) {
        People.Created created = people.create(
                caller, body.name(), body.displayName(), body.administrator().orElse(false));
        return new CreatedPersonBody(PersonBody.of(created.person()), created.temporaryPassword());
    }

    @GetMapping("/{name}")
    PersonBody get(Caller caller, @PathVariable PersonName name) {
        return PersonBody.of(people.get(caller, name));
    }

    @PatchMapping("/{name}")
    @RequiresAdministrator
    PersonBody change(Caller caller, @PathVariable PersonName name, @Valid @RequestBody PersonChangeBody body) {
        return PersonBody.of(people.change(caller, name, body.displayName(), body.disabled(), body.administrator()));
    }

    @PostMapping("/{name}/unlock")
    @RequiresAdministrator
    PersonBody unlock(Caller caller, @PathVariable PersonName name) {
        return PersonBody.of(people.unlock(caller, name));
    }

    @PostMapping("/{name}/password-reset")
    @RequiresAdministrator
    TemporaryPasswordBody resetPassword(Caller caller, @PathVariable PersonName name) {
        return new TemporaryPasswordBody(people.resetPassword(caller, name));
    }
}
