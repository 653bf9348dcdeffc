/**
 * The hash chain of the audit: the canonical form of an entry, its hash, and the verifier of a whole chain. Knows no
 * framework, so that an export can be verified on any machine with a JVM.
 */
@NullMarked
package io.banyan.audit.chain;

import org.jspecify.annotations.NullMarked;
