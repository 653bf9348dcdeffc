/**
 * The command line: the same contract as the console, for people and for scripts. Start-up must stay cheap: whatever a
 * command does not need is not loaded.
 */
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
