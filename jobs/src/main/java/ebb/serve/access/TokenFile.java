package ebb.serve.access;

import ebb.conf.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tokens that are accepted, as hashes in a file that only its owner may read: one a line, parted by tabs. */
public final class TokenFile {
    private static final String NAME = "tokens.tsv";
    private static final int FIELDS = 6;
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final Clock clock;

    /**
     * Tokens of a folder.
     *
     * @param folder where the file lies or will lie
     */
    public TokenFile(Path folder, Clock clock) {
        this.file = folder.resolve(NAME);
        this.clock = clock;
    }

    /** Makes a token and answers it; it cannot be read again. */
    public String add(Role role, Duration valid, String holder) {
        Instant now = clock.instant();
        String id = TokenText.newId();
        String token = TokenText.newToken(id);
        List<Token> tokens = new ArrayList<>(all());
        tokens.add(new Token(
                id, role, TokenText.sha256(token), now, now.plus(valid), holder.replaceAll("\\p{Cntrl}", " ")));
        write(tokens);
        return token;
    }

    /** Takes a token back; false where there is none of that id. */
    public boolean revoke(String id) {
        List<Token> tokens = new ArrayList<>(all());
        boolean isFound = tokens.removeIf(token -> token.id().equals(id));
        if (isFound) {
            write(tokens);
        }
        return isFound;
    }

    /** The token that a reader presents; empty where it is unknown or expired. */
    public Optional<Token> find(String presented) {
        return TokenText.idOf(presented)
                .flatMap(this::numbered)
                .filter(token -> TokenText.equal(token.sha256(), TokenText.sha256(presented)));
    }

    /** The token of that id, where it is still valid. */
    Optional<Token> numbered(String id) {
        Instant now = clock.instant();
        return all().stream()
                .filter(token -> token.id().equals(id) && token.isValid(now))
                .findFirst();
    }

    /** Every token, expired ones too; none where there is no file. */
    public List<Token> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        requireOwn();
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(this::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the tokens in " + file + ": " + e.getMessage(), e);
        }
    }

    private Token parse(String line) {
        String[] fields = line.split("\t", -1);
        Optional<Role> role = fields.length == FIELDS ? Role.labelled(fields[1]) : Optional.empty();
        if (role.isEmpty()) {
            throw new SettingsException("Cannot read the tokens in " + file + ": the line that begins with " + fields[0]
                    + " is damaged. Remove it, or make the tokens anew with `ebb serve token`.");
        }
        return new Token(
                fields[0], role.get(), fields[2], Instant.parse(fields[3]), Instant.parse(fields[4]), fields[5]);
    }

    /** Whoever can write the file can let himself in. */
    private void requireOwn() {
        try {
            if (isPosix() && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS_WRITE::contains)) {
                throw new SettingsException(
                        "Cannot use the tokens in " + file + ": others than its owner may write it. Run `chmod 600 "
                                + file + "`, and see who has written it.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(List<Token> tokens) {
        List<String> lines = tokens.stream()
                .map(token -> String.join(
                        "\t",
                        token.id(),
                        token.role().label(),
                        token.sha256(),
                        token.createdAt().toString(),
                        token.expiresAt().toString(),
                        token.holder()))
                .toList();
        try {
            OwnFolder.make(file.getParent());
            Path unfinished = file.resolveSibling(NAME + ".unfinished");
            Files.deleteIfExists(unfinished);
            OwnFolder.createFile(unfinished);
            Files.write(unfinished, lines);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the tokens to " + file + ": " + e.getMessage(), e);
        }
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
