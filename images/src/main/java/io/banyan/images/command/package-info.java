/** The command line of this module: build, load, push and list base images. */
@NullMarked
package io.banyan.images.command;

import org.jspecify.annotations.NullMarked;
