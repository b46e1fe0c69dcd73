package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// As whom PostgreSQL runs. It refuses to be root, which is what many containers and build machines are.
enum PostgresUser {
    /// An ordinary user's server belongs to that user.
    SELF(List.of()),

    /// In a user namespace of its own, without any mapping, root is nobody to the server, and still the owner of its
    /// files to the kernel.
    ROOT_IN_NAMESPACE(List.of("unshare", "--user")),

    /// Where root may not make namespaces, as in many containers: the user `nobody`, whose number is the same on all
    /// systems. It must be able to reach the folders.
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final String NOBODYS_NUMBER = "65534";

    private final List<String> prefix;

    PostgresUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static PostgresUser ofThisMachine() {
        if (!System.getProperty("user.name").equals("root")) {
            return SELF;
        }
        for (PostgresUser candidate : List.of(ROOT_IN_NAMESPACE, NOBODY)) {
            if (Tool.succeeds(candidate.command(List.of("true")))) {
                return candidate;
            }
        }
        throw new ServerNotStarted("PostgreSQL does not run as root, and neither `unshare --user` nor `setpriv` works"
                + " here: run as an ordinary user");
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Hands a file or folder over to the server.
    void own(Path path) throws IOException {
        if (this == NOBODY) {
            Files.setOwner(
                    path,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(NOBODYS_NUMBER));
        }
    }
}
