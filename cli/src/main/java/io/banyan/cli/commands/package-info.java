/**
 * One class per command; each asks the server and prints, and decides nothing itself.
 */
@NullMarked
package io.banyan.cli.commands;

import org.jspecify.annotations.NullMarked;
