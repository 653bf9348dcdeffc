/**
 * Throw-away containers that turn source into images: build steps with limits, image builds from a Dockerfile.
 */
@NullMarked
package io.banyan.engine.build;

import org.jspecify.annotations.NullMarked;
