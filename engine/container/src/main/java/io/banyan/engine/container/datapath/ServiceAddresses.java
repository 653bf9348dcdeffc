package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gives services their addresses, from a range in CIDR notation. */
final class ServiceAddresses {
    private ServiceAddresses() {}

    /**
     * Finds an address for one more service.
     *
     * @return the lowest free address that is neither the first nor the last of the range
     * @throws EngineException NO_ROOM when all are taken
     */
    static String next(String range, Collection<String> taken) {
        Set<String> held = new HashSet<>(taken);
        String[] parts = range.split("/", -1);
        long size = 1L << (32 - Integer.parseInt(parts[1]));
        long first = number(parts[0]);
        for (long offset = 1; offset < size - 1; offset++) {
            String address = text(first + offset);
            if (!held.contains(address)) {
                return address;
            }
        }
        throw new EngineException(new Fault(
                FaultCode.NO_ROOM,
                "all addresses for services in " + range + " are taken",
                "remove services that are no longer needed, or give environments larger networks"));
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static String text(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
