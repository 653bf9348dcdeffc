/** What runs, over HTTP and WebSocket: status, instances, events, logs, commands, runs, engine, images, doctor. */
@NullMarked
package io.banyan.runtime.web;

import org.jspecify.annotations.NullMarked;
