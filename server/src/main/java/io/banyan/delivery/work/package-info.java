/** The work behind deployments: taken up in the background, interrupted when no longer wanted, ended with one verdict. */
@NullMarked
package io.banyan.delivery.work;

import org.jspecify.annotations.NullMarked;
