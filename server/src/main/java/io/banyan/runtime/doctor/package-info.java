/**
 * Is everything that the platform stands on as it should be? Each check says what it saw and what to do next.
 */
@NullMarked
package io.banyan.runtime.doctor;

import org.jspecify.annotations.NullMarked;
