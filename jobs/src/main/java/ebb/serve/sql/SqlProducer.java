package ebb.serve.sql;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import ebb.serve.access.Reader;
import ebb.serve.sql.SqlAnswer.Shape;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.NoOpFlightSqlProducer;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTableTypes;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.vector.types.pojo.Schema;

/** What Flight SQL asks of a server, each passed on to where it is answered; what writes is not there. */
final class SqlProducer extends NoOpFlightSqlProducer {
    private final SqlDoor door;
    private final SqlMetadata metadata;
    private final PreparedQueries prepared;
    private final SqlInfoBuilder abilities;

    SqlProducer(SqlDoor door, SqlMetadata metadata, PreparedQueries prepared, String version) {
        this.door = door;
        this.metadata = metadata;
        this.prepared = prepared;
        this.abilities = SqlMetadata.abilities(version);
    }

    private static Reader reader(CallContext call) {
        return SqlTokens.reader(call.peerIdentity());
    }

    private static FlightInfo info(Schema schema, FlightDescriptor asked, Message ticket) {
        FlightEndpoint here = new FlightEndpoint(new Ticket(Any.pack(ticket).toByteArray()));
        return new FlightInfo(schema, asked, List.of(here), -1, -1);
    }

    @Override
    public void listFlights(CallContext call, Criteria criteria, StreamListener<FlightInfo> client) {
        client.onCompleted();
    }

    @Override
    public FlightInfo getFlightInfoStatement(
            CommandStatementQuery asked, CallContext call, FlightDescriptor descriptor) {
        Shape shape = door.shape(reader(call), asked.getQuery());
        return info(
                shape.answer(),
                descriptor,
                TicketStatementQuery.newBuilder()
                        .setStatementHandle(asked.getQueryBytes())
                        .build());
    }

    @Override
    public SchemaResult getSchemaStatement(CommandStatementQuery asked, CallContext call, FlightDescriptor descriptor) {
        return new SchemaResult(door.shape(reader(call), asked.getQuery()).answer());
    }

    /** The ticket holds the query, which is looked at again: who sends a ticket may have written it. */
    @Override
    public void getStreamStatement(TicketStatementQuery ticket, CallContext call, ServerStreamListener client) {
        door.send(reader(call), new SqlQuery(ticket.getStatementHandle().toStringUtf8(), List.of()), client);
    }

    @Override
    public void createPreparedStatement(
            ActionCreatePreparedStatementRequest asked, CallContext call, StreamListener<Result> client) {
        door.answer(client::onError, () -> {
            Reader reader = reader(call);
            Shape shape = door.shape(reader, asked.getQuery());
            ActionCreatePreparedStatementResult result = ActionCreatePreparedStatementResult.newBuilder()
                    .setPreparedStatementHandle(ByteString.copyFromUtf8(prepared.add(reader, asked.getQuery())))
                    .setDatasetSchema(bytes(shape.answer()))
                    .setParameterSchema(bytes(shape.parameters()))
                    .build();
            client.onNext(new Result(Any.pack(result).toByteArray()));
            client.onCompleted();
        });
    }

    private static ByteString bytes(Schema schema) {
        return ByteString.copyFrom(schema.serializeAsMessage());
    }

    @Override
    public void closePreparedStatement(
            ActionClosePreparedStatementRequest asked, CallContext call, StreamListener<Result> client) {
        prepared.close(reader(call), asked.getPreparedStatementHandle().toStringUtf8());
        client.onCompleted();
    }

    @Override
    public FlightInfo getFlightInfoPreparedStatement(
            CommandPreparedStatementQuery asked, CallContext call, FlightDescriptor descriptor) {
        Reader reader = reader(call);
        return door.answered(() -> {
            SqlQuery query =
                    prepared.find(reader, asked.getPreparedStatementHandle().toStringUtf8());
            return info(door.shape(reader, query.sql()).answer(), descriptor, asked);
        });
    }

    @Override
    public void getStreamPreparedStatement(
            CommandPreparedStatementQuery asked, CallContext call, ServerStreamListener client) {
        door.answer(client::error, () -> {
            Reader reader = reader(call);
            door.send(
                    reader,
                    prepared.find(reader, asked.getPreparedStatementHandle().toStringUtf8()),
                    client);
        });
    }

    @Override
    public Runnable acceptPutPreparedStatementQuery(
            CommandPreparedStatementQuery asked,
            CallContext call,
            FlightStream sent,
            StreamListener<PutResult> client) {
        return () -> door.answer(client::onError, () -> {
            while (sent.next()) {
                prepared.bind(
                        reader(call),
                        asked.getPreparedStatementHandle().toStringUtf8(),
                        Parameters.values(sent.getRoot()));
            }
            client.onCompleted();
        });
    }

    @Override
    public Runnable acceptPutStatement(
            CommandStatementUpdate asked, CallContext call, FlightStream sent, StreamListener<PutResult> client) {
        return () -> client.onError(readOnly());
    }

    @Override
    public Runnable acceptPutPreparedStatementUpdate(
            CommandPreparedStatementUpdate asked,
            CallContext call,
            FlightStream sent,
            StreamListener<PutResult> client) {
        return () -> client.onError(readOnly());
    }

    private static RuntimeException readOnly() {
        return CallStatus.UNAUTHORIZED
                .withDescription("Cannot write: this door reads. Send one SELECT.")
                .toRuntimeException();
    }

    @Override
    public FlightInfo getFlightInfoSqlInfo(CommandGetSqlInfo asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_SQL_INFO_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamSqlInfo(CommandGetSqlInfo asked, CallContext call, ServerStreamListener client) {
        abilities.send(asked.getInfoList(), client);
    }

    @Override
    public FlightInfo getFlightInfoCatalogs(CommandGetCatalogs asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_CATALOGS_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamCatalogs(CallContext call, ServerStreamListener client) {
        metadata.none(Schemas.GET_CATALOGS_SCHEMA, client);
    }

    @Override
    public FlightInfo getFlightInfoSchemas(CommandGetDbSchemas asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_SCHEMAS_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamSchemas(CommandGetDbSchemas asked, CallContext call, ServerStreamListener client) {
        metadata.schemas(client);
    }

    @Override
    public FlightInfo getFlightInfoTableTypes(
            CommandGetTableTypes asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_TABLE_TYPES_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamTableTypes(CallContext call, ServerStreamListener client) {
        metadata.tableTypes(client);
    }

    @Override
    public FlightInfo getFlightInfoTables(CommandGetTables asked, CallContext call, FlightDescriptor descriptor) {
        return info(
                asked.getIncludeSchema() ? Schemas.GET_TABLES_SCHEMA : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA,
                descriptor,
                asked);
    }

    @Override
    public void getStreamTables(CommandGetTables asked, CallContext call, ServerStreamListener client) {
        door.use(reader(call), client::error, database -> metadata.tables(database, asked, client));
    }

    @Override
    public FlightInfo getFlightInfoPrimaryKeys(
            CommandGetPrimaryKeys asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_PRIMARY_KEYS_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamPrimaryKeys(CommandGetPrimaryKeys asked, CallContext call, ServerStreamListener client) {
        door.use(reader(call), client::error, database -> metadata.key(database.table(asked.getTable()), client));
    }

    @Override
    public FlightInfo getFlightInfoImportedKeys(
            CommandGetImportedKeys asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_IMPORTED_KEYS_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamImportedKeys(CommandGetImportedKeys asked, CallContext call, ServerStreamListener client) {
        references(call, client, (from, to) -> isNamed(from, asked.getTable()));
    }

    @Override
    public FlightInfo getFlightInfoExportedKeys(
            CommandGetExportedKeys asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_EXPORTED_KEYS_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamExportedKeys(CommandGetExportedKeys asked, CallContext call, ServerStreamListener client) {
        references(call, client, (from, to) -> isNamed(to, asked.getTable()));
    }

    @Override
    public FlightInfo getFlightInfoCrossReference(
            CommandGetCrossReference asked, CallContext call, FlightDescriptor descriptor) {
        return info(Schemas.GET_CROSS_REFERENCE_SCHEMA, descriptor, asked);
    }

    @Override
    public void getStreamCrossReference(CommandGetCrossReference asked, CallContext call, ServerStreamListener client) {
        references(call, client, (from, to) -> isNamed(from, asked.getFkTable()) && isNamed(to, asked.getPkTable()));
    }

    private void references(CallContext call, ServerStreamListener client, BiPredicate<SqlTable, SqlTable> isAsked) {
        door.use(reader(call), client::error, database -> metadata.references(database, isAsked, client));
    }

    private static boolean isNamed(SqlTable table, String name) {
        return table.name().equalsIgnoreCase(name);
    }

    /** Nothing of it needs closing; what does is closed by the server. */
    @Override
    public void close() {}
}
