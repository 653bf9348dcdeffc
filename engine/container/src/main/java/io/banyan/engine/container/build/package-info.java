/** Builds: steps in throw-away containers, images from Dockerfiles, digests of references. */
@NullMarked
package io.banyan.engine.container.build;

import org.jspecify.annotations.NullMarked;
