package io.banyan.delivery.source;

import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An address of a repository that the site's policy allows. Pure. */
public record GitAddress(String scheme, String host, String url) {

    /** @throws DeliveryFailed when it is none, holds credentials, or is not allowed */
    static GitAddress of(String url, DeliverySettings.Git policy) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            throw new DeliveryFailed(DeliveryError.SOURCE_ADDRESS_INVALID, withoutUserInfo(url));
        }
        if (uri.getScheme() == null || uri.isOpaque()) {
            throw new DeliveryFailed(DeliveryError.SOURCE_ADDRESS_INVALID, withoutUserInfo(url));
        }
        if (uri.getRawUserInfo() != null
                || Optional.ofNullable(uri.getRawAuthority()).orElse("").contains("@")) {
            throw new DeliveryFailed(DeliveryError.SOURCE_CREDENTIALS_IN_ADDRESS);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!policy.schemes().contains(scheme)) {
            throw new DeliveryFailed(
                    DeliveryError.SOURCE_ADDRESS_NOT_ALLOWED, scheme + "://", String.join(", ", policy.schemes()));
        }
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty() && !scheme.equals("file")) {
            throw new DeliveryFailed(DeliveryError.SOURCE_ADDRESS_INVALID, url);
        }
        if (!policy.hosts().isEmpty() && !host.isEmpty() && !policy.hosts().contains(host)) {
            throw new DeliveryFailed(DeliveryError.SOURCE_ADDRESS_NOT_ALLOWED, host, String.join(", ", policy.hosts()));
        }
        return new GitAddress(scheme, host, url);
    }

    private static String withoutUserInfo(String url) {
        return url.replaceAll("//[^/@]*@", "//");
    }
}
