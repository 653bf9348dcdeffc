/** Proves the planner against a simulated world. */
@NullMarked
package io.banyan.engine.container.plan;

import org.jspecify.annotations.NullMarked;
