package dev.guidon.local;

import dev.guidon.servers.Launch;
import dev.guidon.servers.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// PostgreSQL with the databases of the services, which each service fills by its own migrations.
///
/// @param databases plain lower-case names
record PostgresProgram(PostgresServer server, List<String> databases) implements Program {

    @Override
    public Launch prepare() throws IOException {
        return server.prepare();
    }

    @Override
    public String stopSignal() {
        return server.kind().stopSignal();
    }

    @Override
    public boolean answers() {
        return server.answers();
    }

    @Override
    public void settle() throws IOException {
        try (Connection connection = DriverManager.getConnection(
                server.jdbcUrl("postgres"),
                server.credentials().username(),
                server.credentials().password())) {
            for (String database : databases) {
                create(connection, database);
            }
        } catch (SQLException e) {
            throw new IOException("cannot create the databases " + databases, e);
        }
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            exists.setString(1, database);
            if (exists.executeQuery().next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }
}
