package io.banyan.images;

import io.banyan.images.definition.ResolvedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs a step for each image, several at a time, an image's after its parent's. */
final class RunInOrder {
    private final Semaphore slots;

    RunInOrder(int parallel) {
        this.slots = new Semaphore(parallel, true);
    }

    /**
     * Returns when all steps have ended; after a failed step its descendants are not tried.
     *
     * @param images parents first
     */
    void run(List<ResolvedImage> images, Consumer<ResolvedImage> step) {
        Map<String, CompletableFuture<Void>> ends = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ResolvedImage image : images) {
                String parent = image.definition().from();
                CompletableFuture<Void> ready = parent == null
                        ? CompletableFuture.completedFuture(null)
                        : ends.getOrDefault(parent, CompletableFuture.completedFuture(null));
                ends.put(image.name(), ready.thenRunAsync(() -> inSlot(image, step), threads));
            }
            CompletableFuture.allOf(ends.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof ImageFailure failure ? failure : failed;
        }
    }

    private void inSlot(ResolvedImage image, Consumer<ResolvedImage> step) {
        slots.acquireUninterruptibly();
        try {
            step.accept(image);
        } finally {
            slots.release();
        }
    }
}
