package io.banyan.delivery;

import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.delivery.store.ArchiveStore;
import io.banyan.kernel.StateDirectory;
import io.banyan.tenancy.TribeScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Directories that people upload to deploy them. */
@Service
public class Archives {
    private final ArchiveStore store;
    private final AuditLog audit;
    private final DeliverySettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Path directory;

    Archives(
            ArchiveStore store,
            AuditLog audit,
            DeliverySettings settings,
            TransactionTemplate transactions,
            Clock clock,
            StateDirectory state) {
        this.store = store;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.directory = state.builds().resolve("archives");
    }

    /** One upload. */
    public record Archive(UUID id, String digest, long sizeBytes, Instant expiresAt) {}

    /**
     * Keeps a gzipped tar for as long as the settings say. It is looked into only when it is deployed.
     *
     * @throws DeliveryFailed SOURCE_TOO_LARGE, ARCHIVE_INVALID, DISK_FULL; nothing is kept then
     */
    public Archive keep(TribeScope scope, InputStream content) throws IOException {
        UUID id = UUID.randomUUID();
        StateDirectory.makePrivate(directory);
        Path part = directory.resolve(id + ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = write(content, part, digest);
            String text = "sha256:" + HexFormat.of().formatHex(digest.digest());
            Files.move(part, directory.resolve(id + ".tar.gz"), StandardCopyOption.ATOMIC_MOVE);
            Instant now = clock.instant();
            ArchiveStore.Archive kept = java.util.Objects.requireNonNull(transactions.execute(status -> {
                audit.record(AuditEntry.done(scope.caller(), "archive.upload", scope.tribe(), id.toString())
                        .with(Map.of("digest", text, "bytes", Long.toString(size))));
                return store.insert(
                        scope, id, text, size, now, now.plus(settings.archives().kept()));
            }));
            return new Archive(kept.id(), kept.digest(), kept.sizeBytes(), kept.expiresAt());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException | RuntimeException fault) {
            Files.deleteIfExists(directory.resolve(id + ".tar.gz"));
            if (String.valueOf(fault.getMessage()).contains("No space left")) {
                throw new DeliveryFailed(fault, DeliveryError.DISK_FULL, "builds");
            }
            throw fault;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long write(InputStream content, Path file, MessageDigest digest) throws IOException {
        long limit = settings.archives().limit().toBytes();
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            int read = content.read(buffer);
            while (read >= 0) {
                size += read;
                if (size > limit) {
                    throw new DeliveryFailed(DeliveryError.SOURCE_TOO_LARGE, size, limit);
                }
                if (size == read && read >= 2 && ((buffer[0] & 0xff) != 0x1f || (buffer[1] & 0xff) != 0x8b)) {
                    throw new DeliveryFailed(DeliveryError.ARCHIVE_INVALID, "-", "it is not gzipped");
                }
                out.write(buffer, 0, read);
                read = content.read(buffer);
            }
        }
        if (size < 18) {
            throw new DeliveryFailed(DeliveryError.ARCHIVE_INVALID, "-", "it is empty");
        }
        return size;
    }
}
