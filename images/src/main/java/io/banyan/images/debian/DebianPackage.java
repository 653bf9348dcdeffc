package io.banyan.images.debian;

/**
 * One installed package.
 *
 * @param name binary package name
 * @param version the distribution's version, epoch and revision included
 * @param architecture the distribution's word, {@code all} included
 * @param source source package name, which security notices speak of
 * @param maintainer as the package states it
 */
public record DebianPackage(String name, String version, String architecture, String source, String maintainer) {}
