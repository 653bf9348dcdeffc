package io.banyan.engine.container.instance;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a pull and tells what went wrong in the registry's words. docker-java's own callback takes for granted that
 * every item has a status; Podman tells an error in an item that has none.
 */
final class PullOutcome extends ResultCallback.Adapter<PullResponseItem> {
    private volatile @Nullable String error;

    @Override
    @SuppressWarnings("deprecation") // Podman 4 tells an error in this field only.
    public void onNext(PullResponseItem item) {
        ResponseItem.ErrorDetail detail = item.getErrorDetail();
        if (detail != null && detail.getMessage() != null) {
            error = detail.getMessage();
        } else if (item.getError() != null) {
            error = item.getError();
        }
    }

    /**
     * Returns when the image is here.
     *
     * @throws DockerClientException with the registry's words
     */
    void awaitPulled() throws InterruptedException {
        awaitCompletion();
        String told = error;
        if (told != null) {
            throw new DockerClientException(told);
        }
    }
}
