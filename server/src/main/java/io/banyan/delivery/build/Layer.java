package io.banyan.delivery.build;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * Files that change together.
 *
 * @param files by absolute path in the image
 */
record Layer(String name, SortedMap<String, Path> files) {}
