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
    SELF,

    /// In a user namespace of its own, without any mapping, root is nobody to the server, and still the owner of its
    /// files to the kernel.
    ROOT_IN_NAMESPACE,

    /// Where root may not make namespaces, as in many containers: the user `nobody`, whose number is the same on all
    /// systems. It must be able to reach the folders.
    NOBODY;

    private static final String NOBODYS_NUMBER = "65534";

    static PostgresUser ofThisMachine() {
        if (!System.getProperty("user.name").equals("root")) {
            return SELF;
        }
        return Stream.of(ROOT_IN_NAMESPACE, NOBODY)
                .filter(candidate -> Tool.succeeds(candidate.command(List.of("true"))))
                .findFirst()
                .orElseThrow(() -> new ServerNotStarted("PostgreSQL does not run as root, and neither `unshare --user`"
                        + " nor `setpriv` works here: run as an ordinary user"));
    }

    /// The command that runs another one as this user.
    List<String> command(List<String> command) {
        List<String> prefix =
                switch (this) {
                    case SELF -> List.of();
                    case ROOT_IN_NAMESPACE -> List.of("unshare", "--user");
                    case NOBODY ->
                        List.of("setpriv", "--reuid=" + NOBODYS_NUMBER, "--regid=" + NOBODYS_NUMBER, "--clear-groups");
                };
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Hands a file or folder over to the server.
    void own(Path path) throws IOException {
        if (this == NOBODY) {
            var users = FileSystems.getDefault().getUserPrincipalLookupService();
            Files.setOwner(path, users.lookupPrincipalByName(NOBODYS_NUMBER));
        }
    }
}
