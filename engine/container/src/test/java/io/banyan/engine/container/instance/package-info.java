/** Proves what instances are made of. */
@NullMarked
package io.banyan.engine.container.instance;

import org.jspecify.annotations.NullMarked;
