package ebb.erase;

import ebb.conf.SettingsException;
import ebb.lake.Aliases;
import ebb.lake.Lake;
import ebb.schema.CustomersTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Who is to be erased.
 *
 * @param customers ids
 * @param names names and e-mail addresses that are only theirs
 */
record ErasureRequest(Set<String> customers, Set<String> names) {
    /** Shorter ones are words of everyday. */
    private static final int SHORTEST_NAME = 4;

    /**
     * Reads the ids, one a line; a first line {@code customer_id} is a header.
     *
     * @throws SettingsException where the file cannot be read or has none
     */
    static Set<String> read(Path file) {
        try {
            Set<String> customers = new TreeSet<>();
            for (String line : Files.readAllLines(file)) {
                String id = line.strip();
                if (!id.isEmpty() && !id.equals(CustomersTable.CUSTOMER_ID)) {
                    customers.add(id);
                }
            }
            if (customers.isEmpty()) {
                throw new SettingsException(
                        "Cannot erase customers: " + file + " names none. Write one id on each line.");
            }
            return customers;
        } catch (IOException e) {
            throw new SettingsException(
                    "Cannot read " + file.toAbsolutePath() + ": " + e.getMessage()
                            + ". Give --customers a text file with one id on each line.",
                    e);
        }
    }

    /** Adds the other ids of the same customers, and the names and e-mail addresses by which the customers table knows them and nobody else. */
    static ErasureRequest of(Lake lake, Set<String> asked) {
        Set<String> customers = Aliases.ever(lake).idsOf(asked);
        Set<String> names = new HashSet<>();
        Set<String> ofOthers = new HashSet<>();
        if (lake.has(CustomersTable.TABLE)) {
            for (Row row : lake.read(CustomersTable.TABLE)
                    .select(CustomersTable.CUSTOMER_ID, CustomersTable.NAME, CustomersTable.EMAIL)
                    .collectAsList()) {
                Set<String> known = customers.contains(row.getString(0)) ? names : ofOthers;
                Stream.of(row.getString(1), row.getString(2))
                        .filter(Objects::nonNull)
                        .forEach(known::add);
            }
        }
        names.removeAll(ofOthers);
        names.removeIf(name -> name.length() < SHORTEST_NAME);
        return new ErasureRequest(customers, names);
    }

    PersonalTexts texts() {
        Collection<String> all = new ArrayList<>(customers);
        all.addAll(names);
        return new PersonalTexts(all);
    }
}
