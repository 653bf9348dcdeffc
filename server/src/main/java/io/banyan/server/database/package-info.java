/** The database: the embedded PostgreSQL and its supervision, or any server by URL; migrations. */
@NullMarked
package io.banyan.server.database;

import org.jspecify.annotations.NullMarked;
