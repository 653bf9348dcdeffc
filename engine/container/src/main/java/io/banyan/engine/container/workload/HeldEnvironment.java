package io.banyan.engine.container.workload;

import io.banyan.engine.container.datapath.EnvironmentNetwork;
import io.banyan.engine.container.network.InstanceAddresses;
import io.banyan.engine.spec.RegistryCredential;
import io.banyan.engine.spec.Resources;
import java.util.List;
import java.util.Optional;

/** An environment as the engine holds it in memory. */
public final class HeldEnvironment {
    private final EnvironmentNetwork network;
    private final InstanceAddresses addresses;
    private volatile List<RegistryCredential> credentials = List.of();
    private volatile Optional<Resources> quota = Optional.empty();

    public HeldEnvironment(EnvironmentNetwork network) {
        this.network = network;
        this.addresses = new InstanceAddresses(network.subnet());
    }

    public EnvironmentNetwork network() {
        return network;
    }

    public InstanceAddresses addresses() {
        return addresses;
    }

    public List<RegistryCredential> credentials() {
        return credentials;
    }

    public Optional<Resources> quota() {
        return quota;
    }

    public void change(List<RegistryCredential> credentials, Optional<Resources> quota) {
        this.credentials = List.copyOf(credentials);
        this.quota = quota;
    }
}
