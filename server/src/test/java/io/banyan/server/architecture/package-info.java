/** Tests of the server's architecture. */
@NullMarked
package io.banyan.server.architecture;

import org.jspecify.annotations.NullMarked;
