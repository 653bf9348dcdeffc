/**
 * The life of one instance: its containers are created and started in order, asked how they are, drained and stopped, and
 * what is left of it is kept as evidence. Which instances there should be is decided elsewhere.
 */
@NullMarked
package io.banyan.engine.container.instance;

import org.jspecify.annotations.NullMarked;
