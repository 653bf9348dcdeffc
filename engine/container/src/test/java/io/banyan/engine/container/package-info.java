/** Proves the engine against a real container service. */
@NullMarked
package io.banyan.engine.container;

import org.jspecify.annotations.NullMarked;
