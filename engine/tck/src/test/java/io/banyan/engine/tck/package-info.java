/** The contracts run against the fake engine, and tests of the suite itself. */
@NullMarked
package io.banyan.engine.tck;

import org.jspecify.annotations.NullMarked;
