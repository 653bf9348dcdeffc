/**
 * Live streams into a running or finished instance: logs and interactive commands.
 */
@NullMarked
package io.banyan.engine.session;

import org.jspecify.annotations.NullMarked;
