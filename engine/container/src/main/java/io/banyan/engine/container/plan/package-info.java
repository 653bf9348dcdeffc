/**
 * Decides what to do with the instances of a service. Pure: no clock, no containers, no memory; the same situation always
 * gives the same plan, and carrying a plan out leads to a situation that asks for less.
 */
@NullMarked
package io.banyan.engine.container.plan;

import org.jspecify.annotations.NullMarked;
