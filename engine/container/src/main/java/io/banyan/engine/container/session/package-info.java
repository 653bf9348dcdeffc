/** Commands run inside instances. */
@NullMarked
package io.banyan.engine.container.session;

import org.jspecify.annotations.NullMarked;
