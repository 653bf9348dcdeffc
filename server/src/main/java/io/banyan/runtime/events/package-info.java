/**
 * What happened to applications, told once each, in the order in which it was noticed.
 */
@NullMarked
package io.banyan.runtime.events;

import org.jspecify.annotations.NullMarked;
