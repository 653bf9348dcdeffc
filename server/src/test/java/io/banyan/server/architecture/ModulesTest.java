package io.banyan.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.BanyanServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    private static final Path DIAGRAM = Path.of("../docs/modules/rooms.md");

    /** Engine and images are libraries of their own; only rooms are modules. */
    private final ApplicationModules rooms =
            ApplicationModules.of(BanyanServer.class, resideInAnyPackage("io.banyan.engine..", "io.banyan.images.."));

    @Test
    void roomsUseOnlyWhatTheyDeclareAndOnlyEachOthersRoots() {
        rooms.verify();
    }

    /** Writes the diagram; with -Dcheck it must be the committed one. */
    @Test
    void theDiagramOfTheRoomsIsTrue() throws IOException {
        String diagram = diagram();
        if (System.getProperty("check") != null) {
            assertThat(Files.readString(DIAGRAM)).isEqualTo(diagram);
        }
        Files.createDirectories(DIAGRAM.toAbsolutePath().getParent());
        Files.writeString(DIAGRAM, diagram);
        assertThat(diagram).contains("tenancy --> identity", "identity --> audit");
    }

    private String diagram() {
        String arrows = rooms.stream()
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .flatMap(room -> room.getDirectDependencies(rooms).stream()
                        .map(dependency -> name(dependency.getTargetModule()))
                        .filter(target -> !target.equals("kernel"))
                        .distinct()
                        .sorted()
                        .map(target -> "    " + name(room) + " --> " + target))
                .collect(Collectors.joining("\n"));
        return """
                # The rooms of the server

                Written by `ModulesTest` from the code: an arrow says "uses". Every room uses `kernel`; those arrows are left out.

                ```mermaid
                graph TD
                %s
                ```
                """.formatted(arrows);
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }
}
