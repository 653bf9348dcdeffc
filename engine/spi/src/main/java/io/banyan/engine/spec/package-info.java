/**
 * Desired state: immutable values that the control plane hands to an engine. Nothing here is ever reported back.
 */
@NullMarked
package io.banyan.engine.spec;

import org.jspecify.annotations.NullMarked;
