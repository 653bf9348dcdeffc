/** OCI images: a layout of content-addressed blobs on disk, and the ways out of it to engines and registries. */
@NullMarked
package io.banyan.images.oci;

import org.jspecify.annotations.NullMarked;
