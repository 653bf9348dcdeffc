/**
 * The server as the command line sees it: requests, streams, problems, and the shapes of the contract that it reads.
 */
@NullMarked
package io.banyan.cli.api;

import org.jspecify.annotations.NullMarked;
