package ebb.publish;

import ebb.conf.PublishSettings;
import ebb.conf.SettingsException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A schema of a PostgreSQL database. Rows are brought into a schema beside it, table by table, and kept there where a publisher is killed; then all tables are
 * changed in one transaction.
 */
final class PostgresOutlet implements Outlet {
    private static final String TIMEOUT_SECONDS = "30";

    private final PublishSettings settings;
    private final Extent extent;

    PostgresOutlet(PublishSettings settings, Extent extent) {
        this.settings = settings;
        this.extent = extent;
    }

    @Override
    public Sent send(PublishedStar star) {
        try (Connection connection = connect()) {
            lock(connection);
            requireRoles(connection);
            PostgresStaging staging = new PostgresStaging(connection, settings.schema(), extent);
            staging.open();
            connection.setAutoCommit(false);
            PostgresCatalog catalog = PostgresCatalog.read(connection, settings.schema());
            List<PostgresStaging.Delivery> deliveries = new ArrayList<>();
            Map<String, Long> rows = new TreeMap<>();
            Map<String, String> differences = new TreeMap<>();
            for (DatabaseTable table : star.tables()) {
                PostgresStaging.Delivery delivery = staging.bring(star, table, catalog);
                delivery.standing().difference().ifPresent(words -> differences.put(table.name(), words));
                deliveries.add(delivery);
                rows.put(table.name(), delivery.rows());
            }
            new PostgresSwap(connection, settings).execute(star, deliveries);
            return new Sent(star.publication().number(), rows, differences);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        properties.setProperty("ApplicationName", "ebb publish");
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(settings.to(), properties);
    }

    /** Held until the connection ends, however the process does. */
    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "ebb publish " + settings.schema());
            try (ResultSet answer = lock.executeQuery()) {
                answer.next();
                if (!answer.getBoolean(1)) {
                    throw new PublishRefused("Cannot publish to the schema " + settings.schema()
                            + ": another publisher is at work on it. Wait until it has ended, and publish again.");
                }
            }
        }
    }

    private void requireRoles(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>(settings.readerRoles());
        missing.addAll(settings.personalRoles());
        try (PreparedStatement roles =
                connection.prepareStatement("SELECT rolname FROM pg_roles WHERE rolname = ANY (?)")) {
            roles.setArray(1, connection.createArrayOf("text", missing.toArray()));
            try (ResultSet answer = roles.executeQuery()) {
                while (answer.next()) {
                    missing.remove(answer.getString(1));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new SettingsException("Cannot publish: the database has no roles " + missing
                    + ", which publish.reader-roles or publish.personal-roles name. CREATE ROLE them, or name others.");
        }
    }

    /** By the SQL state, whose first two characters are its class. */
    private RuntimeException refusal(SQLException e) {
        String head = "Cannot publish to " + settings.to().replaceFirst("\\?.*", "") + ": "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ". ";
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")) {
            return new PublishRefused(
                    head + "See that host and port are right and that the server takes connections.", e);
        } else if (state.startsWith("28")) {
            return new SettingsException(
                    head + "See publish.user and publish.password; the latter may be env:NAME or file:PATH.", e);
        } else if (state.equals("3D000")) {
            return new SettingsException(head + "Create the database, or name another in publish.to.", e);
        } else if (state.equals("42501")) {
            String schemas = settings.schema() + " and " + PostgresStaging.beside(settings.schema());
            return new PublishRefused(
                    head + "Let the role create schemas (GRANT CREATE ON DATABASE), or create " + schemas
                            + " and make it their owner.",
                    e);
        }
        if (state.equals("2BP01")) {
            return new PublishRefused(
                    head
                            + "A table has other columns in this version of Ebb, or was changed in the database: drop what depends on it, and publish again.",
                    e);
        }
        return new PublishRefused(head + "What readers saw before is still there; publish again.", e);
    }
}
