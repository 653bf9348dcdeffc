/** Proves the sharing out of addresses. */
@NullMarked
package io.banyan.engine.container.network;

import org.jspecify.annotations.NullMarked;
