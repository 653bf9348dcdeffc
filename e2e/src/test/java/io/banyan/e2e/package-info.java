/**
 * Faults, brought about on purpose in a whole Banyan of the test's own: the packaged control plane as a process, with real
 * containers. Each is answered by an error that says what to do, or by a recovery; never by a loss or an orphan.
 */
@NullMarked
package io.banyan.e2e;

import org.jspecify.annotations.NullMarked;
