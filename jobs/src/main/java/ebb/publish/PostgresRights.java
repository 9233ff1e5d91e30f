package ebb.publish;

import ebb.conf.PublishSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who may read the schema: the roles that the conf names, and nobody else but the owner. */
final class PostgresRights {
    /** Rights that anybody but the owner has on the two schemas, their tables or single columns; only on what the publisher may take them from. */
    private static final String GRANTED = """
            WITH tables AS (
              SELECT c.oid, c.relowner, c.relacl, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'USAGE')
                AND (n.nspname = ? AND c.relname = ANY (?) OR n.nspname = ?)),
            granted AS (
              SELECT 'TABLE ' || name AS thing, relowner AS owner, (aclexplode(relacl)).grantee FROM tables
              UNION
              SELECT 'TABLE ' || name, relowner, (aclexplode(a.attacl)).grantee
              FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attacl IS NOT NULL
              UNION
              SELECT 'SCHEMA ' || quote_ident(nspname), nspowner, (aclexplode(nspacl)).grantee FROM pg_namespace
              WHERE nspname IN (?, ?) AND pg_has_role(nspowner, 'USAGE'))
            SELECT thing, CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END
            FROM granted WHERE grantee <> owner
              AND grantee <> (SELECT oid FROM pg_roles WHERE rolname = current_user) ORDER BY 1, 2""";

    private final Connection connection;
    private final PublishSettings settings;

    PostgresRights(Connection connection, PublishSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** Leaves exactly those rights on the tables that the conf gives; part of the caller's transaction, so that no reader is without them meanwhile. */
    void set(List<DatabaseTable> tables) throws SQLException {
        revokeAll(tables);
        List<String> readers = Stream.concat(settings.readerRoles().stream(), settings.personalRoles().stream())
                .distinct()
                .toList();
        for (DatabaseTable table : tables) {
            for (String role : table.name().equals(DatabaseTables.PERSONS) ? settings.personalRoles() : readers) {
                run("GRANT SELECT ON " + Sql.name(settings.schema(), table.name()) + " TO " + Sql.name(role));
            }
        }
        for (String role : readers) {
            run("GRANT USAGE ON SCHEMA " + Sql.name(settings.schema()) + " TO " + Sql.name(role));
        }
    }

    /** From everybody, also those who are granted again: a role may have been allowed to hand its right on. */
    private void revokeAll(List<DatabaseTable> tables) throws SQLException {
        String beside = PostgresStaging.beside(settings.schema());
        List<String> revocations = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(GRANTED)) {
            Object[] names = tables.stream().map(DatabaseTable::name).toArray();
            statement.setString(1, settings.schema());
            statement.setArray(2, connection.createArrayOf("text", names));
            statement.setString(3, beside);
            statement.setString(4, settings.schema());
            statement.setString(5, beside);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revocations.add("REVOKE ALL ON " + row.getString(1) + " FROM " + row.getString(2) + " CASCADE");
                }
            }
        }
        for (String revocation : revocations) {
            run(revocation);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
