package io.banyan.engine.container.network;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A range of IPv4 addresses.
 *
 * @param base its first address, as a number
 * @param prefix length of its prefix in bits
 */
record Subnet(long base, int prefix) {

    /** @param cidr for example {@code 10.192.0.0/12} */
    static Subnet parse(String cidr) {
        int slash = cidr.indexOf('/');
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        if (slash < 0 || prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("'" + cidr + "' is not a network like 10.192.0.0/12");
        }
        long address = number(cidr.substring(0, slash));
        return new Subnet(address & -(1L << (32 - prefix)), prefix);
    }

    static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    static String text(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    long size() {
        return 1L << (32 - prefix);
    }

    String address(long offset) {
        return text(base + offset);
    }

    Subnet upperHalf() {
        return new Subnet(base + size() / 2, prefix + 1);
    }

    boolean overlaps(Subnet other) {
        return base < other.base + other.size() && other.base < base + size();
    }

    /** The first part of this range, of the given prefix length, that overlaps none of those in use. */
    Optional<Subnet> firstFree(int length, Collection<Subnet> used) {
        return LongStream.range(0, 1L << (length - prefix))
                .mapToObj(index -> new Subnet(base + (index << (32 - length)), length))
                .filter(candidate -> used.stream().noneMatch(candidate::overlaps))
                .findFirst();
    }

    @Override
    public String toString() {
        return text(base) + "/" + prefix;
    }
}
