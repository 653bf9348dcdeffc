/**
 * What is remembered between two calls: the server, the token, the tribe and environment last used.
 */
@NullMarked
package io.banyan.cli.settings;

import org.jspecify.annotations.NullMarked;
