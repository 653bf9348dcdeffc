/**
 * Ways in from outside: one table per environment, put together from what its applications declare, with certificates.
 */
@NullMarked
package io.banyan.runtime.routes;

import org.jspecify.annotations.NullMarked;
