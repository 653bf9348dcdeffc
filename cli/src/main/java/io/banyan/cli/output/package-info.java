/**
 * What people see: tables, live views, JSON, colours, in the language of their locale.
 */
@NullMarked
package io.banyan.cli.output;

import org.jspecify.annotations.NullMarked;
