package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.kerberos.HostKeys;
import io.github.checkhyperv.simhost.kerberos.TicketFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ticket for the host, which needs no KDC, and the host's keys; deleted with the JVM.
 *
 * @param hostKeys what the host knows
 * @param cache what the client has
 */
record Tickets(HostKeys hostKeys, Path cache) {
    static final Tickets OF_THIS_RUN = make();

    private static Tickets make() {
        try {
            Path folder = Files.createTempDirectory("tickets");
            HostKeys keys = TicketFiles.write(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile())));
            return new Tickets(keys, folder.resolve("monitor.ccache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(File file) {
        File[] within = file.listFiles();
        if (within != null) {
            for (File each : within) {
                delete(each);
            }
        }
        file.delete();
    }
}
