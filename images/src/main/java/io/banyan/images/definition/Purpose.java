package io.banyan.images.definition;

/** What an image is for. */
public enum Purpose {
    /** Applications run on it. */
    RUNTIME,
    /** The platform's own data path and registry run in it. */
    INFRASTRUCTURE,
    /** Applications are built in it, in throw-away containers. */
    BUILDER
}
