package dev.guidon.local;

import dev.guidon.servers.PrivateFile;
import dev.guidon.servers.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What only this machine's user may know. Made at the first start, kept in a file of mode 600, handed to processes
/// by environment.
public record StackSecrets(String administratorToken, String postgresPassword) {

    private static final String TOKEN = "administrator.token";
    private static final String PASSWORD = "postgres.password";

    /// Empty before the first `up`.
    public static Optional<StackSecrets> load(StackFolder folder) throws IOException {
        if (!Files.exists(folder.secrets())) {
            return Optional.empty();
        }
        Properties properties = PropertyFile.read(folder.secrets());
        return Optional.of(new StackSecrets(required(properties, TOKEN), required(properties, PASSWORD)));
    }

    /// Data without the secrets they were made with cannot be opened by anyone, so new secrets are not made over old
    /// data.
    static StackSecrets loadOrMake(StackFolder folder) throws IOException {
        Optional<StackSecrets> known = load(folder);
        if (known.isPresent()) {
            return known.get();
        }
        Path data = folder.data(LocalStack.POSTGRES);
        if (Files.exists(data)) {
            throw new StackProblem(folder.secrets() + " is gone, and " + data
                    + " opens only with it: bring it back, or delete " + data.getParent() + " to begin afresh");
        }
        StackSecrets made = new StackSecrets(Secrets.random(), Secrets.random());
        Properties properties = new Properties();
        properties.setProperty(TOKEN, made.administratorToken());
        properties.setProperty(PASSWORD, made.postgresPassword());
        Files.createDirectories(folder.path());
        PrivateFile.write(folder.secrets(), PropertyFile.text(properties));
        return made;
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name, "");
        if (value.isEmpty()) {
            throw new StackProblem(
                    "secrets.properties has no " + name + ": bring it back, or delete .guidon to begin afresh");
        }
        return value;
    }

    @Override
    public String toString() {
        return "StackSecrets[…]";
    }
}
