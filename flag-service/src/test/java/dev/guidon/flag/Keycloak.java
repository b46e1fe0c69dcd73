package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A real Keycloak with the realms `guidon` and `elsewhere`, from the archive that the build has unpacked. Holds
/// everything in memory.
final class Keycloak implements AutoCloseable {
    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ADMIN = "keycloak-admin";

    private final Process process;
    private final String url;

    private Keycloak(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static Keycloak start() {
        try {
            Path home = home();
            for (String realm : List.of("guidon", "elsewhere")) {
                copyRealm(home, realm + "-realm.json");
            }
            int port = freePort();
            Keycloak keycloak = new Keycloak(launch(home, port), "http://127.0.0.1:" + port);
            keycloak.awaitReady(home.resolveSibling("log.txt"));
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() throws IOException {
        try (Stream<Path> entries = Files.list(UNPACKED)) {
            return entries.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the build has unpacked no Keycloak"))
                    .toAbsolutePath();
        }
    }

    private static void copyRealm(Path home, String file) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        try (InputStream realm =
                Objects.requireNonNull(Keycloak.class.getResourceAsStream("/keycloak/" + file), file)) {
            Files.copy(realm, imports.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process launch(Path home, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--db=dev-mem",
                "--cache=local",
                "--import-realm");
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN,
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms128m -Xmx512m",
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1"));
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("log.txt").toFile())
                .start();
    }

    private void awaitReady(Path log) throws IOException {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Keycloak ended by itself");
                }
                return answers();
            });
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("Keycloak does not start: " + Files.readString(log), e);
        }
    }

    private boolean answers() {
        try (Socket _ = new Socket("127.0.0.1", URI.create(url).getPort())) {
            return given().get(issuer("guidon") + "/.well-known/openid-configuration")
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String issuer(String realm) {
        return url + "/realms/" + realm;
    }

    /// An access token for somebody whose password is `<name>-password`.
    String token(String realm, String client, String name) {
        RequestSpecification request = given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", name)
                .formParam("password", name + "-password")
                .formParam("scope", "openid");
        if (client.equals("guidon") && realm.equals("guidon")) {
            request.formParam("client_secret", "guidon-client-secret");
        }
        return request.post(issuer(realm) + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    String token(String name) {
        return token("guidon", "guidon", name);
    }

    /// Takes a realm role away.
    void takeRole(String name, String role) {
        String user = admin().queryParam("username", name)
                .get(admin("/users"))
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        Map<String, Object> described = admin().get(admin("/roles/" + role))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
        admin().body(List.of(described))
                .delete(admin("/users/" + user + "/role-mappings/realm"))
                .then()
                .statusCode(204);
    }

    /// From now on tokens are signed with a new key.
    void rotateKeys() {
        JsonPath realm = admin().get(url + "/admin/realms/guidon")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        admin().body(Map.of(
                        "name", "next-key",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "parentId", realm.getString("id"),
                        "config",
                                Map.of(
                                        "priority",
                                        List.of("1000"),
                                        "enabled",
                                        List.of("true"),
                                        "active",
                                        List.of("true"))))
                .post(admin("/components"))
                .then()
                .statusCode(201);
    }

    private String admin(String path) {
        return url + "/admin/realms/guidon" + path;
    }

    private RequestSpecification admin() {
        String token = given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", ADMIN)
                .formParam("password", ADMIN)
                .post(issuer("master") + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
