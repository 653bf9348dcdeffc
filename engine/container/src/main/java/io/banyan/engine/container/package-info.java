/**
 * The engine of one machine: keeps workloads in shape on any Docker-compatible API (Podman, Docker).
 *
 * <p>Three things are kept apart. A pure planner ({@code plan}) turns the desired workload and what was observed into
 * steps. One thin executor ({@code execute}) carries steps out against the container API. Everything else observes. What
 * must survive a restart is in container labels and in small files below the engine's directory; memory is only a cache.
 */
@NullMarked
package io.banyan.engine.container;

import org.jspecify.annotations.NullMarked;
