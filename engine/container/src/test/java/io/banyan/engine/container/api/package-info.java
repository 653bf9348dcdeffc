/** What the engine knows of container APIs and of the kernel behind them. */
@NullMarked
package io.banyan.engine.container.api;

import org.jspecify.annotations.NullMarked;
