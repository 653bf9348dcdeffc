/**
 * The application that the contracts run: a server that speaks HTTP/1.1, HTTP/2 without TLS, WebSocket, gRPC and plain
 * TCP, misbehaves on demand, and is its own client when started with a command.
 *
 * <p>Knobs are environment variables ({@link io.banyan.engine.tck.app.Knobs}) and requests
 * ({@link io.banyan.engine.tck.app.Endpoints}); commands are in {@link io.banyan.engine.tck.app.Commands}. Nothing of the
 * rest of the suite may be used here: these classes are packed into an image of their own.
 */
@NullMarked
package io.banyan.engine.tck.app;

import org.jspecify.annotations.NullMarked;
