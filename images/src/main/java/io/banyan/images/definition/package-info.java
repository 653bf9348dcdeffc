/** What an image holds, as data: read from YAML, checked, completed from its parent and hashed. */
@NullMarked
package io.banyan.images.definition;

import org.jspecify.annotations.NullMarked;
