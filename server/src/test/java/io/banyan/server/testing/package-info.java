/** What tests of all rooms share: a real database, the running server, a client, a clock that can be set. */
@NullMarked
package io.banyan.server.testing;

import org.jspecify.annotations.NullMarked;
