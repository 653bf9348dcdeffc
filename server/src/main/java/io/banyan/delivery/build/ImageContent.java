package io.banyan.delivery.build;

import java.util.List;
import java.util.SortedMap;

/**
 * What an image will be.
 *
 * @param baseImage name of one of the platform's base images
 * @param layers those that seldom change first
 * @param entrypoint empty to keep the base image's
 */
record ImageContent(
        String baseImage,
        List<Layer> layers,
        List<String> entrypoint,
        SortedMap<String, String> environment,
        String workingDirectory) {}
