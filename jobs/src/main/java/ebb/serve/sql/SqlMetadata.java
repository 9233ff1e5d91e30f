package ebb.serve.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** What BI tools ask before they query: tables, columns with their comments, keys, and what the server can do. */
final class SqlMetadata {
    private static final String TABLE_TYPE = "TABLE";

    private final BufferAllocator memory;

    SqlMetadata(BufferAllocator memory) {
        this.memory = memory;
    }

    /** What the server can do. */
    static SqlInfoBuilder abilities(String version) {
        return new SqlInfoBuilder()
                .withFlightSqlServerName("Ebb")
                .withFlightSqlServerVersion(version)
                .withFlightSqlServerArrowVersion(version)
                .withFlightSqlServerSql(true)
                .withFlightSqlServerSubstrait(false)
                .withFlightSqlServerReadOnly(true)
                .withFlightSqlServerCancel(true)
                .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
                .withSqlIdentifierQuoteChar("\"")
                .withSqlSearchStringEscape("\\")
                .withSqlSchemaTerm("schema")
                .withSqlCatalogTerm("catalog")
                .withSqlDdlCatalog(false)
                .withSqlDdlSchema(false)
                .withSqlDdlTable(false)
                .withSqlAllTablesAreSelectable(true)
                .withSqlTransactionsSupported(false)
                .withSqlIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlQuotedIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE);
    }

    /** The tables that a client asks for by patterns of their names. */
    void tables(SqlDatabase database, CommandGetTables asked, ServerStreamListener client) throws SQLException {
        boolean isOfSchema = matches(
                        asked.hasDbSchemaFilterPattern(), asked.getDbSchemaFilterPattern(), SqlCatalogue.SCHEMA)
                && (asked.getTableTypesCount() == 0 || asked.getTableTypesList().contains(TABLE_TYPE));
        List<SqlTable> tables = new ArrayList<>();
        for (SqlTable table : isOfSchema ? database.tables() : List.<SqlTable>of()) {
            if (matches(asked.hasTableNameFilterPattern(), asked.getTableNameFilterPattern(), table.name())) {
                tables.add(table);
            }
        }
        Schema answer = asked.getIncludeSchema() ? Schemas.GET_TABLES_SCHEMA : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA;
        try (VectorSchemaRoot rows = VectorSchemaRoot.create(answer, memory);
                Connection connection = database.connect()) {
            for (int i = 0; i < tables.size(); i++) {
                put(rows, i, SqlCatalogue.SCHEMA, tables.get(i).name(), TABLE_TYPE);
                if (asked.getIncludeSchema()) {
                    Schema columns = columns(connection, tables.get(i));
                    ((VarBinaryVector) rows.getVector("table_schema")).setSafe(i, columns.serializeAsMessage());
                }
            }
            send(rows, tables.size(), client);
        }
    }

    /** Columns with their comments, in the place where clients look for them. */
    private Schema columns(Connection connection, SqlTable table) throws SQLException {
        Schema types = new SqlAnswer(memory, null, null)
                .shape(connection, "SELECT * FROM \"" + table.name() + "\"")
                .answer();
        List<Field> fields = new ArrayList<>();
        for (Field field : types.getFields()) {
            Map<String, String> about = new HashMap<>(new FlightSqlColumnMetadata.Builder()
                    .schemaName(SqlCatalogue.SCHEMA)
                    .tableName(table.name())
                    .remarks(table.columns().apply(field.getName()).getComment().getOrElse(() -> ""))
                    .isReadOnly(true)
                    .isSearchable(true)
                    .build()
                    .getMetadataMap());
            boolean isNullable = table.columns().apply(field.getName()).nullable();
            fields.add(new Field(
                    field.getName(),
                    new FieldType(isNullable, field.getType(), field.getDictionary(), about),
                    field.getChildren()));
        }
        return new Schema(fields, Map.of("remarks", "A row is " + table.row()));
    }

    /** Columns of a table's key. */
    void key(SqlTable table, ServerStreamListener client) {
        try (VectorSchemaRoot rows = VectorSchemaRoot.create(Schemas.GET_PRIMARY_KEYS_SCHEMA, memory)) {
            List<String> key = table == null ? List.of() : table.key();
            for (int i = 0; i < key.size(); i++) {
                put(rows, i, SqlCatalogue.SCHEMA, table.name(), key.get(i));
                ((IntVector) rows.getVector("key_sequence")).setSafe(i, i + 1);
            }
            send(rows, key.size(), client);
        }
    }

    /** The keys of tables that other tables hold, where both are asked for: imported, exported keys and cross references have the same columns. */
    void references(SqlDatabase database, BiPredicate<SqlTable, SqlTable> isAsked, ServerStreamListener client) {
        int row = 0;
        try (VectorSchemaRoot rows = VectorSchemaRoot.create(Schemas.GET_IMPORTED_KEYS_SCHEMA, memory)) {
            for (SqlTable from : database.tables()) {
                for (SqlTable to : database.tables()) {
                    if (from.refersTo(to) && isAsked.test(from, to)) {
                        reference(rows, row++, from, to);
                    }
                }
            }
            send(rows, row, client);
        }
    }

    private static void reference(VectorSchemaRoot rows, int row, SqlTable from, SqlTable to) {
        Map.of(
                        "pk_db_schema_name", SqlCatalogue.SCHEMA,
                        "pk_table_name", to.name(),
                        "pk_column_name", to.key().get(0),
                        "fk_db_schema_name", SqlCatalogue.SCHEMA,
                        "fk_table_name", from.name(),
                        "fk_column_name", to.key().get(0),
                        "fk_key_name", from.name() + "_to_" + to.name())
                .forEach((column, value) -> text(rows.getVector(column), row, value));
        ((IntVector) rows.getVector("key_sequence")).setSafe(row, 1);
        ((UInt1Vector) rows.getVector("update_rule")).setSafe(row, DatabaseMetaData.importedKeyNoAction);
        ((UInt1Vector) rows.getVector("delete_rule")).setSafe(row, DatabaseMetaData.importedKeyNoAction);
    }

    /** No row. */
    void none(Schema schema, ServerStreamListener client) {
        try (VectorSchemaRoot rows = VectorSchemaRoot.create(schema, memory)) {
            send(rows, 0, client);
        }
    }

    /** The schema that the tables are in. */
    void schemas(ServerStreamListener client) {
        try (VectorSchemaRoot rows = VectorSchemaRoot.create(Schemas.GET_SCHEMAS_SCHEMA, memory)) {
            put(rows, 0, SqlCatalogue.SCHEMA);
            send(rows, 1, client);
        }
    }

    /** The only type of table. */
    void tableTypes(ServerStreamListener client) {
        try (VectorSchemaRoot rows = VectorSchemaRoot.create(Schemas.GET_TABLE_TYPES_SCHEMA, memory)) {
            text(rows.getVector(0), 0, TABLE_TYPE);
            send(rows, 1, client);
        }
    }

    private static void send(VectorSchemaRoot rows, int count, ServerStreamListener client) {
        rows.setRowCount(count);
        client.start(rows);
        client.putNext();
        client.completed();
    }

    /** Values of the columns that follow the first, which is the catalog and stays empty. */
    private static void put(VectorSchemaRoot rows, int row, String... values) {
        for (int i = 0; i < values.length; i++) {
            text(rows.getVector(i + 1), row, values[i]);
        }
    }

    private static void text(FieldVector column, int row, String value) {
        ((VarCharVector) column).setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a name meets a pattern of LIKE; one that is not set or empty meets all. */
    private static boolean matches(boolean isSet, String pattern, String name) {
        if (!isSet || pattern.isEmpty()) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            if (sign == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(sign == '%' ? ".*" : sign == '_' ? "." : Pattern.quote(String.valueOf(sign)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE)
                .matcher(name)
                .matches();
    }
}
