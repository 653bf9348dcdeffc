/** Tests of the package of the same name. */
@NullMarked
package io.banyan.runtime.events;

import org.jspecify.annotations.NullMarked;
