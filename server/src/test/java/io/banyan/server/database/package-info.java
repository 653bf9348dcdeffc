/** Tests of the server's database. */
@NullMarked
package io.banyan.server.database;

import org.jspecify.annotations.NullMarked;
