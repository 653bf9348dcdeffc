package io.banyan.runtime.certificates;

import io.banyan.kernel.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A certificate authority of this installation, for hosts that no public one vouches for. X.509 v3 with ECDSA on P-256
 * (RFC 5280); its key is a file that only the owner reads. People who trust {@code local-ca.pem} trust its routes.
 */
public final class LocalAuthority {
    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final String SIGNATURE = "SHA256withECDSA";

    private final X509CertificateHolder certificate;
    private final PrivateKey key;

    private LocalAuthority(X509CertificateHolder certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** Opens the authority kept in the directory, or founds one. Certificate and key are one file, so that they match. */
    public static LocalAuthority in(Path keys, Instant now) {
        byte[] file = PrivateFile.readOrCreate(keys.resolve("local-ca.key"), () -> found(now));
        try (PEMParser parser = new PEMParser(new StringReader(new String(file, StandardCharsets.UTF_8)))) {
            X509CertificateHolder certificate = (X509CertificateHolder) parser.readObject();
            PrivateKeyInfo key = (PrivateKeyInfo) parser.readObject();
            LocalAuthority authority = new LocalAuthority(certificate, new JcaPEMKeyConverter().getPrivateKey(key));
            PrivateFile.write(
                    keys.resolve("local-ca.pem"), authority.certificatePem().getBytes(StandardCharsets.UTF_8));
            return authority;
        } catch (IOException cause) {
            throw new UncheckedIOException("the local certificate authority cannot be read", cause);
        }
    }

    /** What people import to trust this installation's routes. */
    public String certificatePem() {
        return pem(certificate);
    }

    /** Issues a certificate with a new key. The PEM holds leaf, authority and key. */
    public Issued issue(List<String> hosts, Duration validity, Instant now) {
        KeyPair pair = newKey();
        GeneralNames names = new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                            certificate.getSubject(),
                            serial(),
                            Date.from(now.minus(CLOCKS_DIFFER)),
                            Date.from(now.plus(validity)),
                            new X500Name("O=Banyan"),
                            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                    .addExtension(Extension.subjectAlternativeName, true, names)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            X509CertificateHolder leaf = builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key));
            return new Issued(pem(leaf) + certificatePem(), pkcs8(pair.getPrivate()));
        } catch (IOException | OperatorCreationException cause) {
            throw new IllegalStateException("cannot issue a certificate for " + hosts, cause);
        }
    }

    /** A chain, leaf first, and the key of the leaf; both PEM. */
    public record Issued(String chain, String key) {
        @Override
        public String toString() {
            return "Issued[a certificate]";
        }
    }

    private static byte[] found(Instant now) {
        KeyPair pair = newKey();
        X500Name name = new X500Name("CN=Banyan local authority,O=Banyan");
        try {
            X509CertificateHolder certificate = new X509v3CertificateBuilder(
                            name,
                            serial(),
                            Date.from(now.minus(CLOCKS_DIFFER)),
                            Date.from(now.plus(VALIDITY)),
                            name,
                            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .build(new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate()));
            return (pem(certificate) + pkcs8(pair.getPrivate())).getBytes(StandardCharsets.UTF_8);
        } catch (IOException | OperatorCreationException cause) {
            throw new IllegalStateException("cannot found the local certificate authority", cause);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("this Java has no P-256", cause);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
    }

    /** PKCS#8, which the PEM writer would not choose for elliptic curves by itself. */
    private static String pkcs8(PrivateKey key) {
        return pem(new PemObject("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(Object part) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return text.toString();
    }
}
