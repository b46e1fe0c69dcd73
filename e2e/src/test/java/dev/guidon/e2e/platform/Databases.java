package dev.guidon.e2e.platform;

import dev.guidon.testkit.PostgresDatabase;
import dev.guidon.testkit.ServerEndpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Databases on a server of a test's own.
final class Databases {
    private Databases() {}

    static PostgresDatabase create(ServerEndpoint server, String name) {
        try (Connection connection = new PostgresDatabase(server, "postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name + " on " + server, e);
        }
        return new PostgresDatabase(server, name);
    }
}
