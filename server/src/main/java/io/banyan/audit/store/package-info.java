/** The table of the chained log. */
@NullMarked
package io.banyan.audit.store;

import org.jspecify.annotations.NullMarked;
