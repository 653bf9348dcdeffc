package io.banyan.engine.tck;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Makes every name under {@code .localhost} lead to this machine, as RFC 6761 section 6.3 asks of resolvers and the C
 * library does not do everywhere. Found by the JDK as a service wherever the suite is on the class path.
 */
public final class LoopbackNames extends InetAddressResolverProvider {

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names under .localhost";
    }

    private record Resolver(InetAddressResolver otherwise) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (host.endsWith(".localhost")) {
                return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
            }
            return otherwise.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return otherwise.lookupByAddress(address);
        }
    }
}
