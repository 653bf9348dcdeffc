package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.Certificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;

/** Whether a certificate and a key belong together. */
final class KeyPairs {
    private static final byte[] SAMPLE =
            "signed with the key, verified with the certificate".getBytes(StandardCharsets.UTF_8);

    private KeyPairs() {}

    /**
     * Signs with the key and verifies with the certificate.
     *
     * @throws EngineException INVALID_SPECIFICATION when either cannot be read or they do not fit; the key is not told
     */
    static void check(Certificate certificate) {
        try {
            Collection<? extends java.security.cert.Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(certificate.chain().getBytes(StandardCharsets.US_ASCII)));
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("the chain holds no certificate");
            }
            PublicKey publicKey = chain.iterator().next().getPublicKey();
            String algorithm = publicKey.getAlgorithm();
            PrivateKey privateKey = KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(der(certificate.privateKey())));
            Signature signature = Signature.getInstance(signing(algorithm));
            signature.initSign(privateKey);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SAMPLE);
            if (!signature.verify(signed)) {
                throw new GeneralSecurityException("the key is not that of the certificate");
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new EngineException(
                    new Fault(
                            FaultCode.INVALID_SPECIFICATION,
                            "the certificate '" + certificate.name() + "' cannot be served: " + unusable.getMessage(),
                            "give the chain in PEM with the leaf first, and its key in PEM, PKCS#8, not encrypted"),
                    unusable);
        }
    }

    private static byte[] der(String pem) throws GeneralSecurityException {
        String begin = "-----BEGIN PRIVATE KEY-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END PRIVATE KEY-----");
        if (start < 0 || end < start) {
            throw new GeneralSecurityException("the key is not in PKCS#8 PEM");
        }
        return Base64.getMimeDecoder()
                .decode(pem.substring(start + begin.length(), end).strip());
    }

    private static String signing(String algorithm) {
        return switch (algorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> algorithm;
        };
    }
}
