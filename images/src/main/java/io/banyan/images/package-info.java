/**
 * Base images from the distribution's signed packages: built, listed, loaded into an engine, pushed to a registry.
 *
 * <p>Nothing comes from an image registry of strangers: {@code definition} says what an image holds, {@code debian} has
 * mmdebstrap install it, {@code tree} decides what of it is kept and what is new against the parent image, and
 * {@code oci} stores the result as layers that images share. A site that prefers its own base images names them in one
 * setting ({@link io.banyan.images.SiteImages}).
 */
@NullMarked
package io.banyan.images;

import org.jspecify.annotations.NullMarked;
