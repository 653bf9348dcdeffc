/** Gets sources onto this machine: repositories and uploaded directories, neither of which is trusted. */
@NullMarked
package io.banyan.delivery.source;

import org.jspecify.annotations.NullMarked;
