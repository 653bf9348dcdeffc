/** What every endpoint shares: errors, paging, generations, idempotency, event streams, tracing, the console's files. */
@NullMarked
package io.banyan.server.web;

import org.jspecify.annotations.NullMarked;
