/**
 * The process: start-up, settings, the database, and what every endpoint shares. It holds no business of its own.
 */
@NullMarked
package io.banyan.server;

import org.jspecify.annotations.NullMarked;
