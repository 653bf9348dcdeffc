package io.banyan.images;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one exception of this module: what happened, with a stable code that says who can mend it and how. */
public final class ImageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ImageError error;

    public ImageFailure(ImageError error, String whatHappened) {
        this(error, whatHappened, null);
    }

    public ImageFailure(ImageError error, String whatHappened, @Nullable Throwable cause) {
        super(whatHappened, cause);
        this.error = error;
    }

    /** A failure of the store's file system; a full disk is told apart, since only space helps. */
    public static ImageFailure of(IOException cause, String doing) {
        boolean full = String.valueOf(cause.getMessage()).contains("No space left on device");
        return new ImageFailure(full ? ImageError.DISK_FULL : ImageError.STORE_FAILED, doing + ": " + cause, cause);
    }

    public ImageError error() {
        return error;
    }

    /** Code, what happened and what to do next, in the reader's language. */
    public String describe(Locale locale) {
        return "%s (%s): %s%n  → %s"
                .formatted(error, error.type().name().toLowerCase(Locale.ROOT), getMessage(), error.nextStep(locale));
    }
}
