/** Proves the decisions about runs. */
@NullMarked
package io.banyan.engine.container.run;

import org.jspecify.annotations.NullMarked;
