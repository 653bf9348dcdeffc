package io.banyan.engine.container.network;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.util.HashSet;
import java.util.Set;

/**
 * Addresses of one environment's instances: the lower half of its network but for the first sixteen. They are given in
 * turn, so that an address rests as long as possible before somebody else has it.
 */
public final class InstanceAddresses {
    private static final int RESERVED = 16;

    private final Subnet subnet;
    private final Set<String> taken = new HashSet<>();
    private long next = RESERVED;

    public InstanceAddresses(String cidr) {
        this.subnet = Subnet.parse(cidr);
    }

    /**
     * An address that no instance has.
     *
     * @throws EngineException NO_ROOM when all are taken
     */
    public synchronized String take() {
        long end = subnet.size() / 2;
        for (long tried = RESERVED; tried < end; tried++) {
            String address = subnet.address(next);
            next = next + 1 < end ? next + 1 : RESERVED;
            if (taken.add(address)) {
                return address;
            }
        }
        throw new EngineException(new Fault(
                FaultCode.NO_ROOM,
                "all " + (end - RESERVED) + " instance addresses of network " + subnet + " are taken",
                "stop instances, or split the environment"));
    }

    /** Notes that an address found on a container is taken. */
    public synchronized void occupy(String address) {
        if (taken.add(address)) {
            long offset = Subnet.number(address) - subnet.base();
            next = offset + 1 < subnet.size() / 2 ? Math.max(next, offset + 1) : next;
        }
    }

    public synchronized void free(String address) {
        taken.remove(address);
    }
}
