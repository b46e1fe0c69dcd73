package dev.guidon.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A database for one test class. Its user is the server's superuser, so migrations may do what they like in it.
public record PostgresDatabase(ServerEndpoint server, String name) implements AutoCloseable {

    static PostgresDatabase create(ServerEndpoint server, String name) {
        PostgresDatabase database = new PostgresDatabase(server, name);
        database.administrate("CREATE DATABASE " + name);
        return database;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + server.address() + "/" + name;
    }

    /// For the Vert.x client, as `quarkus.datasource.reactive.url` wants it.
    public String reactiveUrl() {
        return "vertx-reactive:postgresql://" + server.address() + "/" + name;
    }

    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), username(), password());
    }

    @Override
    public void close() {
        administrate("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void administrate(String sql) {
        PostgresDatabase administration = new PostgresDatabase(server, "postgres");
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " fails on " + server, e);
        }
    }
}
