/** The Docker-compatible API: connection, events, faults, and the few places where Podman and Docker differ. */
@NullMarked
package io.banyan.engine.container.api;

import org.jspecify.annotations.NullMarked;
