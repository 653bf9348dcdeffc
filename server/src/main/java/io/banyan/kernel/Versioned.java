package io.banyan.kernel;

/** A response body that carries its generation as ETag, ready for {@link ExpectedGeneration}. */
public interface Versioned {

    /** Not named as a getter, so that it does not become a property of the body by itself. */
    Generation currentGeneration();
}
