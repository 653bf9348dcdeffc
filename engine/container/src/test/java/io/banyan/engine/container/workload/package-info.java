/** Tests of the package of the same name. */
@NullMarked
package io.banyan.engine.container.workload;

import org.jspecify.annotations.NullMarked;
