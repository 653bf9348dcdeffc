/** Tests of the server's background. */
@NullMarked
package io.banyan.server.background;

import org.jspecify.annotations.NullMarked;
