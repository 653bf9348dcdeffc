package io.banyan.delivery.work;

import io.banyan.delivery.BuildFailed;
import io.banyan.delivery.BuildRoom;
import io.banyan.delivery.build.BuildImage;
import io.banyan.delivery.store.BuiltImages;
import io.banyan.tenancy.TribeScope;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Takes the image that was built from the same source before, while the registry has it; else builds. */
@Component
class BuildOnce {
    private final BuildImage images;
    private final BuiltImages built;
    private final BuildRoom room;
    private final Clock clock;

    BuildOnce(BuildImage images, BuiltImages built, BuildRoom room, Clock clock) {
        this.images = images;
        this.built = built;
        this.room = room;
        this.clock = clock;
    }

    /** Returns the reference by digest. */
    String build(TribeScope scope, BuildImage.Order order, Consumer<String> log) throws InterruptedException {
        Optional<String> recipe = images.recipe(order);
        if (recipe.isEmpty()) {
            return images.build(order, log);
        }
        Optional<String> before =
                built.find(scope, order.application(), recipe.get()).filter(this::isThere);
        if (before.isPresent()) {
            log.accept("built before from the same source: " + before.get());
            return before.get();
        }
        String reference = images.build(order, log);
        built.keep(scope, order.application(), recipe.get(), reference, clock.instant());
        return reference;
    }

    private boolean isThere(String reference) {
        try {
            return room.resolve(reference).equals(reference);
        } catch (BuildFailed gone) {
            return false;
        }
    }
}
