/** The endpoints of people, sessions and tokens, and the filters that find out who calls. */
@NullMarked
package io.banyan.identity.web;

import org.jspecify.annotations.NullMarked;
