/** Tests of the fake engine that are about the fake itself; the contracts prove the rest. */
@NullMarked
package io.banyan.engine.fake;

import org.jspecify.annotations.NullMarked;
