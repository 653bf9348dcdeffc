/** Tests of the chain and its verifier. */
@NullMarked
package io.banyan.audit.chain;

import org.jspecify.annotations.NullMarked;
