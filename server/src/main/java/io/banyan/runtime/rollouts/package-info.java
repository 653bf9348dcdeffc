/**
 * Rolls and their one honest end. A pure judge reads what was observed; its verdict is stored once, with the evidence, in
 * the transaction that tells the room delivery.
 */
@NullMarked
package io.banyan.runtime.rollouts;

import org.jspecify.annotations.NullMarked;
