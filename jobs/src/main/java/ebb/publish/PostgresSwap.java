package ebb.publish;

import ebb.conf.PublishSettings;
import ebb.publish.DatabaseTable.Reference;
import ebb.publish.PostgresStaging.Delivery;
import ebb.publish.PostgresStaging.Way;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The one transaction in which readers get the new rows of all tables. */
final class PostgresSwap {
    private final Connection connection;
    private final PublishSettings settings;
    private final String schema;
    private final String beside;

    PostgresSwap(Connection connection, PublishSettings settings) {
        this.connection = connection;
        this.settings = settings;
        this.schema = settings.schema();
        this.beside = PostgresStaging.beside(schema);
    }

    void execute(PublishedStar star, List<Delivery> deliveries) throws SQLException {
        // A table that somebody reads for long cannot be replaced meanwhile: rather give up than wait for ever.
        run("SET LOCAL lock_timeout = '60s'");
        if (deliveries.stream().anyMatch(delivery -> delivery.way() == Way.ANEW)) {
            for (Delivery delivery : deliveries) {
                dropReferences(delivery.table());
            }
        }
        for (Delivery delivery : reversed(deliveries)) {
            delete(delivery);
        }
        for (Delivery delivery : deliveries) {
            insert(delivery);
        }
        for (Delivery delivery : deliveries) {
            finish(star, delivery);
        }
        leavePersonsOut(deliveries);
        new PostgresRights(connection, settings)
                .set(deliveries.stream().map(Delivery::table).toList());
        connection.commit();
        analyze(deliveries);
    }

    private static List<Delivery> reversed(List<Delivery> deliveries) {
        List<Delivery> reversed = new ArrayList<>(deliveries);
        Collections.reverse(reversed);
        return reversed;
    }

    private void delete(Delivery delivery) throws SQLException {
        DatabaseTable table = delivery.table();
        String live = Sql.name(schema, table.name());
        switch (delivery.way()) {
            case ANEW -> run("DROP TABLE IF EXISTS " + live);
            case WHOLE ->
                run("DELETE FROM " + live + " l WHERE NOT EXISTS (SELECT 1 FROM " + Sql.name(beside, table.name())
                        + " s WHERE " + sameKey(table) + ")");
            case CHANGES ->
                run("DELETE FROM " + live + " l USING " + Sql.name(beside, PostgresStaging.gone(table)) + " s WHERE "
                        + sameKey(table));
            case NONE -> {}
        }
    }

    private static String sameKey(DatabaseTable table) {
        return table.key().stream()
                .map(Sql::name)
                .map(key -> "l." + key + " = s." + key)
                .collect(Collectors.joining(" AND "));
    }

    private void insert(Delivery delivery) throws SQLException {
        DatabaseTable table = delivery.table();
        String staged = Sql.name(beside, table.name());
        switch (delivery.way()) {
            case ANEW -> run("ALTER TABLE " + staged + " SET SCHEMA " + Sql.name(schema));
            case WHOLE, CHANGES -> {
                run("INSERT INTO " + Sql.name(schema, table.name()) + " AS l (" + Sql.names(table.names())
                        + ") SELECT " + Sql.names(table.names()) + " FROM " + staged + " ON CONFLICT ("
                        + Sql.names(table.key()) + ") DO " + update(table));
                run("DROP TABLE " + staged);
                run("DROP TABLE IF EXISTS " + Sql.name(beside, PostgresStaging.gone(table)));
            }
            case NONE -> {}
        }
    }

    /** Rows that are there as they are stay untouched. */
    private static String update(DatabaseTable table) {
        List<String> others = table.names().stream()
                .filter(name -> !table.key().contains(name))
                .toList();
        if (others.isEmpty()) {
            return "NOTHING";
        }
        return "UPDATE SET "
                + others.stream()
                        .map(Sql::name)
                        .map(name -> name + " = EXCLUDED." + name)
                        .collect(Collectors.joining(", "))
                + " WHERE (" + prefixed("l.", others) + ") IS DISTINCT FROM (" + prefixed("EXCLUDED.", others) + ")";
    }

    private static String prefixed(String prefix, List<String> names) {
        return names.stream().map(name -> prefix + Sql.name(name)).collect(Collectors.joining(", "));
    }

    private void dropReferences(DatabaseTable table) throws SQLException {
        for (Reference reference : table.references()) {
            run("ALTER TABLE IF EXISTS " + Sql.name(schema, table.name()) + " DROP CONSTRAINT IF EXISTS "
                    + constraint(table, reference));
        }
    }

    private static String constraint(DatabaseTable table, Reference reference) {
        return Sql.name(table.name() + "_to_" + reference.table());
    }

    private List<Reference> missing(DatabaseTable table) throws SQLException {
        String query = "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = ?::regclass";
        List<String> there = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, Sql.name(schema, table.name()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    there.add(Sql.name(row.getString(1)));
                }
            }
        }
        return table.references().stream()
                .filter(reference -> !there.contains(constraint(table, reference)))
                .toList();
    }

    private void finish(PublishedStar star, Delivery delivery) throws SQLException {
        DatabaseTable table = delivery.table();
        for (Reference reference : missing(table)) {
            run("ALTER TABLE " + Sql.name(schema, table.name()) + " ADD CONSTRAINT " + constraint(table, reference)
                    + " FOREIGN KEY (" + Sql.name(reference.column()) + ") REFERENCES "
                    + Sql.name(schema, reference.table()));
        }
        if (delivery.needsComments()) {
            for (String comment : Sql.comments(schema, table)) {
                run(comment);
            }
        }
        note(star, delivery);
    }

    private void note(PublishedStar star, Delivery delivery) throws SQLException {
        DatabaseTable table = delivery.table();
        String upsert = "INSERT INTO " + Sql.name(beside, PostgresStaging.SENT)
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET id = EXCLUDED.id, version ="
                + " EXCLUDED.version, rows = EXCLUDED.rows, content = EXCLUDED.content, definition = EXCLUDED.definition";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, table.name());
            statement.setString(2, star.id(table));
            statement.setLong(3, star.version(table));
            statement.setLong(4, delivery.total());
            statement.setString(5, star.content(table));
            statement.setString(6, table.definition());
            statement.executeUpdate();
        }
    }

    /** Where the conf names persons no longer, nobody reads them any longer. */
    private void leavePersonsOut(List<Delivery> deliveries) throws SQLException {
        if (deliveries.stream().noneMatch(delivery -> delivery.table().name().equals(DatabaseTables.PERSONS))) {
            run("DROP TABLE IF EXISTS " + Sql.name(schema, DatabaseTables.PERSONS));
            run("DELETE FROM " + Sql.name(beside, PostgresStaging.SENT) + " WHERE name = "
                    + Sql.text(DatabaseTables.PERSONS));
        }
    }

    /** So that the first query after it is planned well. */
    private void analyze(List<Delivery> deliveries) throws SQLException {
        for (Delivery delivery : deliveries) {
            if (delivery.rows() > 0) {
                run("ANALYZE " + Sql.name(schema, delivery.table().name()));
            }
        }
        connection.commit();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
