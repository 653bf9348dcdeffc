/** One contract per capability. Each is nested into {@link io.banyan.engine.tck.EngineTck}. */
@NullMarked
package io.banyan.engine.tck.contract;

import org.jspecify.annotations.NullMarked;
