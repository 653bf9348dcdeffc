/** Addresses: a network per environment from the installation's pool, an address per instance from its network. */
@NullMarked
package io.banyan.engine.container.network;

import org.jspecify.annotations.NullMarked;
