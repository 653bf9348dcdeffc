/**
 * A running Banyan as seen from outside: its process, its API, its command line.
 */
@NullMarked
package io.banyan.bench.installation;

import org.jspecify.annotations.NullMarked;
