/** The tables of the room applications, in the schema of the same name. */
@NullMarked
package io.banyan.applications.store;

import org.jspecify.annotations.NullMarked;
