/** How Score files are read, checked, and their placeholders replaced. Pure. */
@NullMarked
package io.banyan.applications.score;

import org.jspecify.annotations.NullMarked;
