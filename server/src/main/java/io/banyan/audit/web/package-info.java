/** The endpoints of the audit. */
@NullMarked
package io.banyan.audit.web;

import org.jspecify.annotations.NullMarked;
