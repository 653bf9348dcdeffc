/** Tests of the server's web. */
@NullMarked
package io.banyan.server.web;

import org.jspecify.annotations.NullMarked;
