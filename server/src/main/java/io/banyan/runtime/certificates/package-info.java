/**
 * Certificates of routes: those the site supplies, and for everything else ones from a certificate authority of this
 * installation's own.
 */
@NullMarked
package io.banyan.runtime.certificates;

import org.jspecify.annotations.NullMarked;
