/**
 * Brings engines to what is wanted, one application at a time, woken by whatever may have changed. A run reads everything
 * again, acts idempotently and writes what it saw; it may be cut off at any instant and be run again.
 */
@NullMarked
package io.banyan.runtime.reconcile;

import org.jspecify.annotations.NullMarked;
